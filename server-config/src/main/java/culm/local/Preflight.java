package culm.local;

import java.nio.file.Files;

/** Looks at the machine before the server is unpacked, so that a taken port or a missing database is told at once. */
public final class Preflight {

    private static final int UNPACKED_MEGABYTES = 1000;
    private static final int RUNNING_MEGABYTES = 300;

    private Preflight() {}

    /** Takes the arguments of {@link RunCulm}. */
    public static void main(String[] arguments) {
        Trouble.telling(() -> {
            var places = RunCulm.places(arguments);
            check(places, RunCulm.choices(places, arguments));
        });
    }

    static void check(Places places, Choices choices) {
        Ports.requireFree(choices.httpPort(), PortVariable.HTTP, "mvn -Prun");
        choices.remotePort().ifPresent(port -> Ports.requireFree(port, PortVariable.IIOP, "mvn -Prun"));
        DiskSpace.require(Files.exists(places.home()) ? RUNNING_MEGABYTES : UNPACKED_MEGABYTES, places.root());
        DatabaseCheck.require(choices.database());
        choices.broker().ifPresent(Preflight::requireListening);
    }

    /** A server waits for its broker without end; who wants to see it run would wait with it. */
    static void requireListening(BrokerPlan broker) {
        if (!broker.listens()) {
            throw new Trouble(
                    "No broker listens on %s:%d. Start one: mvn -Pbroker".formatted(broker.host(), broker.port()));
        }
    }
}
