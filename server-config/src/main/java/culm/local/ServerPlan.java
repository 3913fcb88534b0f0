package culm.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What one server is told.
 *
 * @param directory where it keeps its configuration, data and log
 * @param httpPort the one port it opens for its users
 * @param managementPort for those who deploy to it
 * @param adminPassword of the user {@link #ADMIN}
 * @param settings of Culm, as {@code name=value}
 */
public record ServerPlan(
        Path directory, int httpPort, int managementPort, String adminPassword, List<String> settings) {

    public static final String ADMIN = "admin";

    public static ServerPlan onFreePorts(Path directory, String adminPassword) {
        return onPort(Ports.anyFree(), directory, adminPassword);
    }

    static ServerPlan onPort(int httpPort, Path directory, String adminPassword) {
        return new ServerPlan(directory, httpPort, Ports.anyFree(), adminPassword, List.of());
    }

    public ServerPlan with(List<String> moreSettings) {
        return new ServerPlan(directory, httpPort, managementPort, adminPassword, List.copyOf(moreSettings));
    }

    /** The arguments of a WildFly that follows this plan; the directory and the password go other ways. */
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
}
