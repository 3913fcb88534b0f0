package culm.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one server is told.
 *
 * @param directory where it keeps its configuration, data and log
 * @param httpPort the one port it opens for its users
 * @param managementPort for those who deploy to it
 * @param adminPassword of the user {@link #ADMIN}
 * @param settings of Culm, as {@code name=value}
 * @param database where it keeps its runs
 * @param broker that it shares with other servers; empty: its own
 */
public record ServerPlan(
        Path directory,
        int httpPort,
        int managementPort,
        String adminPassword,
        List<String> settings,
        DatabasePlan database,
        Optional<BrokerPlan> broker) {

    public static final String ADMIN = "admin";

    public static ServerPlan onFreePorts(Path directory, String adminPassword) {
        return onPort(Ports.anyFree(), directory, adminPassword);
    }

    static ServerPlan onPort(int httpPort, Path directory, String adminPassword) {
        return new ServerPlan(
                directory, httpPort, Ports.anyFree(), adminPassword, List.of(), DatabasePlan.h2(), Optional.empty());
    }

    public ServerPlan with(List<String> moreSettings) {
        return new ServerPlan(
                directory, httpPort, managementPort, adminPassword, List.copyOf(moreSettings), database, broker);
    }

    public ServerPlan on(DatabasePlan otherDatabase) {
        return new ServerPlan(directory, httpPort, managementPort, adminPassword, settings, otherDatabase, broker);
    }

    public ServerPlan through(BrokerPlan sharedBroker) {
        return new ServerPlan(
                directory, httpPort, managementPort, adminPassword, settings, database, Optional.of(sharedBroker));
    }

    /** The arguments of a WildFly that follows this plan; the directory and the passwords go other ways. */
    public List<String> arguments() {
        var arguments = new ArrayList<String>();
        settings.forEach(setting -> arguments.add("-Dculm." + setting));
        arguments.addAll(List.of(
                "-Djboss.bind.address=127.0.0.1",
                "-Djboss.bind.address.management=127.0.0.1",
                "-Djboss.http.port=" + httpPort,
                "-Djboss.management.http.port=" + managementPort,
                "-Djboss.tx.node.id=culm-" + httpPort));
        return arguments;
    }

    /** What the server finds in its environment. */
    Map<String, String> environment() {
        var environment = new HashMap<>(database.environment());
        broker.map(BrokerPlan::environment).ifPresent(environment::putAll);
        environment.put(AdminPassword.VARIABLE, adminPassword);
        environment.put("CULM_EXAMPLES", "true");
        return environment;
    }

    /** The scripts that make a WildFly ready for this plan, in their order. */
    List<String> scripts() {
        var scripts = new ArrayList<>(List.of("install.cli"));
        scripts.addAll(database.kind().scripts());
        if (broker.isPresent()) {
            scripts.add("broker.cli");
        }
        scripts.add("local.cli");
        return scripts;
    }
}
