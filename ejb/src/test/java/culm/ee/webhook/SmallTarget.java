package culm.ee.webhook;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The other side: an HTTP server that keeps what it is sent. */
final class SmallTarget implements AutoCloseable {

    /** @param headers by their names in lower case */
    record Request(String method, Map<String, String> headers, String body) {}

    private final List<Request> requests = new ArrayList<>();
    private final HttpServer server;
    private volatile int status = 204;
    private volatile String location;

    SmallTarget() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
        server.createContext("/", exchange -> {
            var body = new String(exchange.getRequestBody().readAllBytes());
            var headers = exchange.getRequestHeaders().entrySet().stream()
                    .collect(Collectors.toMap(
                            header -> header.getKey().toLowerCase(),
                            header -> header.getValue().get(0),
                            (a, b) -> a,
                            TreeMap::new));
            synchronized (requests) {
                requests.add(new Request(exchange.getRequestMethod(), headers, body));
            }
            if (location != null) {
                exchange.getResponseHeaders().add("Location", location);
            }
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
    }

    String url() {
        return "http://127.0.0.1:%d/hook".formatted(server.getAddress().getPort());
    }

    void answers(int code) {
        status = code;
    }

    void redirects(String to) {
        status = 302;
        location = to;
    }

    List<Request> requests() {
        synchronized (requests) {
            return List.copyOf(requests);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
