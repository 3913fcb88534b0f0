package culm.system;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import culm.ee.json.JsonText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Somebody who has asked for events, and who does not always answer well. */
final class HookTarget implements AutoCloseable {

    /** @param accepted whether it was answered well */
    record Received(String messageId, long at, String signature, String body, boolean accepted) {

        @SuppressWarnings("unchecked")
        Map<String, Object> event() {
            return (Map<String, Object>) JsonText.parse(body);
        }

        /** As a receiver in another language would check it. */
        boolean isSignedWith(String secret) {
            try {
                var key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
                var mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(key, "HmacSHA256"));
                var text = messageId + "." + at + "." + body;
                var sum = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
                return signature.equals("v1," + Base64.getEncoder().encodeToString(sum));
            } catch (GeneralSecurityException everyJdkHasIt) {
                throw new IllegalStateException(everyJdkHasIt);
            }
        }
    }

    private final List<Received> received = new ArrayList<>();
    private final HttpServer server;
    private volatile int status = 204;

    HookTarget() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
        server.createContext("/", this::receive);
        server.start();
    }

    private void receive(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var headers = exchange.getRequestHeaders();
        var answer = status;
        synchronized (received) {
            received.add(new Received(
                    headers.getFirst("webhook-id"),
                    Long.parseLong(headers.getFirst("webhook-timestamp")),
                    headers.getFirst("webhook-signature"),
                    body,
                    answer < 300));
        }
        exchange.sendResponseHeaders(answer, -1);
        exchange.close();
    }

    String url() {
        return "http://127.0.0.1:%d/hook".formatted(server.getAddress().getPort());
    }

    void answers(int code) {
        status = code;
    }

    List<Received> received() {
        synchronized (received) {
            return List.copyOf(received);
        }
    }

    List<Received> accepted() {
        return received().stream().filter(Received::accepted).toList();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
