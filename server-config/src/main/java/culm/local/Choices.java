package culm.local;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a person has chosen for {@code mvn -Prun}.
 *
 * @param remotePort for EJB clients, if it is not that of HTTP
 * @param serverName no other server on the same database may have it
 */
record Choices(
        ServerKind server,
        int httpPort,
        OptionalInt remotePort,
        String serverName,
        DatabasePlan database,
        Optional<BrokerPlan> broker) {

    /** @param database as {@code -Ddatabase} names it; @param broker as {@code -Dbroker} does */
    static Choices of(ServerKind server, String database, String broker, Map<String, String> environment) {
        var port = PortVariable.http(environment);
        var choices = new Choices(
                server,
                port,
                server.remotePort(environment),
                new Variables(environment, "mvn -Prun").optional("CULM_SERVER_NAME", machineName() + "-" + port),
                DatabasePlan.of(database, environment),
                BrokerPlan.chosen(broker, environment));
        server.requireFor(choices);
        return choices;
    }

    private static String machineName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "server";
        }
    }

    ServerPlan plan(Path directory, String adminPassword) {
        var plan = ServerPlan.onPorts(httpPort, remotePort.orElseGet(Ports::anyFree), directory, adminPassword)
                .with(List.of("server-name=" + serverName))
                .on(database);
        return broker.map(plan::through).orElse(plan);
    }
}
