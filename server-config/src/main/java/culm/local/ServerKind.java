package culm.local;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** The servers that run Culm, as {@code -Dserver} names them: the same culm.ear, or the same classes in a WAR. */
public enum ServerKind {
    /** EJB clients come over its HTTP port. */
    WILDFLY("WildFly", "server", ServerKind.EAR, WildFly::new),
    /** EJB clients come over a port of their own, by IIOP. */
    PAYARA("Payara", "payara", ServerKind.EAR, Payara::new) {
        @Override
        OptionalInt remotePort(Map<String, String> environment) {
            return OptionalInt.of(PortVariable.value(PortVariable.IIOP, USUAL_IIOP, environment));
        }

        @Override
        void requireFor(Choices choices) {
            PayaraScripts.requireKnown(choices.database().kind());
            choices.broker().ifPresent(outside -> {
                throw new Trouble("-Dbroker=external is for -Dserver=wildfly; Payara works with its own broker.");
            });
        }
    },
    /** It has no EJB clients, and takes no EAR. */
    MICRO("Payara Micro", "micro", "server-config/micro/war/target/culm-micro.war", Micro::new) {
        @Override
        void requireFor(Choices choices) {
            MicroScripts.requireKnown(choices.database().kind());
        }
    };

    private static final String EAR = "ear/target/culm.ear";

    private static final int USUAL_IIOP = 3700;

    private final String title;
    private final String directory;
    private final String application;
    private final BiFunction<Places, ServerPlan, ServerProgram> program;

    ServerKind(
            String title, String directory, String application, BiFunction<Places, ServerPlan, ServerProgram> program) {
        this.title = title;
        this.directory = directory;
        this.application = application;
        this.program = program;
    }

    /** @param name as {@code -Dserver} gives it */
    public static ServerKind named(String name) {
        return Arrays.stream(values())
                .filter(kind -> kind.lowerCase().equals(name))
                .findFirst()
                .orElseThrow(() -> new Trouble("-Dserver must be one of %s, not '%s'.".formatted(allNames(), name)));
    }

    private static String allNames() {
        return Arrays.stream(values()).map(ServerKind::lowerCase).collect(Collectors.joining(", "));
    }

    private String lowerCase() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What its makers call it. */
    String title() {
        return title;
    }

    /** What the build makes for it. */
    Path application(Path root) {
        return root.resolve(application);
    }

    /** Where the server of {@code mvn -Prun} on this port keeps its things: another port is another server. */
    Path directory(Path target, int httpPort) {
        return target.resolve(directory + "-" + httpPort);
    }

    /** Where in {@code server-config} its scripts are. */
    Path scripts(Path serverConfig) {
        return serverConfig.resolve(lowerCase());
    }

    /** The port of EJB clients, if it is not that of HTTP. */
    OptionalInt remotePort(Map<String, String> environment) {
        return OptionalInt.empty();
    }

    /** Refuses what this kind cannot do. */
    void requireFor(Choices choices) {}

    ServerProgram program(Places places, ServerPlan plan) {
        return program.apply(places, plan);
    }
}
