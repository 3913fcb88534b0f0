package culm.local;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What one server is told.
 *
 * @param directory where it keeps its configuration, data and log
 * @param httpPort for its users
 * @param managementPort for those who deploy to it
 * @param remotePort for EJB clients, where they do not come over the first one
 * @param adminPassword of the user {@link #ADMIN}
 * @param remoteUsers who else may come by remote EJB calls
 * @param settings of Culm, as {@code name=value}
 * @param database where it keeps its runs
 * @param broker that it shares with other servers; empty: its own
 */
public record ServerPlan(
        Path directory,
        int httpPort,
        int managementPort,
        int remotePort,
        String adminPassword,
        List<RemoteUser> remoteUsers,
        List<String> settings,
        DatabasePlan database,
        Optional<BrokerPlan> broker) {

    public static final String ADMIN = "admin";

    public static ServerPlan onFreePorts(Path directory, String adminPassword) {
        return onPorts(Ports.anyFree(), Ports.anyFree(), directory, adminPassword);
    }

    static ServerPlan onPorts(int httpPort, int remotePort, Path directory, String adminPassword) {
        return new ServerPlan(
                directory,
                httpPort,
                Ports.anyFree(),
                remotePort,
                adminPassword,
                List.of(),
                List.of(),
                DatabasePlan.h2(),
                Optional.empty());
    }

    public ServerPlan with(List<String> moreSettings) {
        return changed(List.copyOf(moreSettings), database, broker);
    }

    public ServerPlan on(DatabasePlan otherDatabase) {
        return changed(settings, otherDatabase, broker);
    }

    public ServerPlan through(BrokerPlan sharedBroker) {
        return changed(settings, database, Optional.of(sharedBroker));
    }

    private ServerPlan changed(List<String> others, DatabasePlan otherDatabase, Optional<BrokerPlan> otherBroker) {
        return new ServerPlan(
                directory,
                httpPort,
                managementPort,
                remotePort,
                adminPassword,
                remoteUsers,
                others,
                otherDatabase,
                otherBroker);
    }

    public ServerPlan knowing(List<RemoteUser> users) {
        return new ServerPlan(
                directory, httpPort, managementPort, remotePort, adminPassword, users, settings, database, broker);
    }

    /** Whom the server lets call by remote EJB. */
    List<RemoteUser> everyRemoteUser() {
        return Stream.concat(Stream.of(new RemoteUser(ADMIN, adminPassword, "culm-admin")), remoteUsers.stream())
                .toList();
    }

    /** The settings as a JVM takes them. */
    List<String> properties() {
        return settings.stream().map(setting -> "-Dculm." + setting).toList();
    }

    /** What the server finds in its environment. */
    Map<String, String> environment() {
        var environment = new HashMap<>(database.environment());
        broker.map(BrokerPlan::environment).ifPresent(environment::putAll);
        environment.put(AdminPassword.VARIABLE, adminPassword);
        environment.put("CULM_EXAMPLES", "true");
        return environment;
    }
}
