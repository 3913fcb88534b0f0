package culm.local;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Map;
import java.util.Optional;

/** Where a broker of its own listens, and the user that it lets in. */
public record BrokerPlan(String host, int port, String user, String password) {

    private static final String HOST = "CULM_BROKER_HOST";
    private static final String PORT = "CULM_BROKER_PORT";
    private static final String USER = "CULM_BROKER_USER";
    private static final String PASSWORD = "CULM_BROKER_PASSWORD";

    private static final String LOOPBACK = "127.0.0.1";
    private static final String USUAL_USER = "culm";
    private static final int USUAL_PORT = 61_616;
    private static final int CONNECT_MILLIS = 2_000;

    public static BrokerPlan onFreePort(String password) {
        return new BrokerPlan(LOOPBACK, Ports.anyFree(), USUAL_USER, password);
    }

    /** @param purpose what needs a broker, as a person has typed it */
    public static BrokerPlan of(String purpose, Map<String, String> environment) {
        var variables = new Variables(environment, purpose);
        return new BrokerPlan(
                variables.optional(HOST, LOOPBACK),
                PortVariable.value(PORT, USUAL_PORT, environment),
                variables.optional(USER, USUAL_USER),
                variables.required(PASSWORD));
    }

    /** Empty for the broker inside the server. @param name as {@code -Dbroker} gives it */
    static Optional<BrokerPlan> chosen(String name, Map<String, String> environment) {
        return switch (name) {
            case "embedded" -> Optional.empty();
            case "external" -> Optional.of(of("-Dbroker=external", environment));
            default -> throw new Trouble("-Dbroker must be one of embedded, external, not '%s'.".formatted(name));
        };
    }

    boolean listens() {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), CONNECT_MILLIS);
            return true;
        } catch (IOException notListening) {
            return false;
        }
    }

    /** What broker.xml and broker.cli read. */
    Map<String, String> environment() {
        return Map.of(HOST, host, PORT, Integer.toString(port), USER, user, PASSWORD, password);
    }

    @Override
    public String toString() {
        return user + "@" + host + ":" + port;
    }
}
