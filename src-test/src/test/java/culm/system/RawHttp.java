package culm.system;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;

/** Requests that no client library sends. */
final class RawHttp {

    private static final int PATIENCE_MILLIS = 90_000;

    private final URI base;

    RawHttp(URI base) {
        this.base = base;
    }

    /** @param target exactly as it goes into the first line */
    String get(String target, String... headers) throws IOException {
        try (var socket = open()) {
            send(socket, "GET %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n".formatted(target, base.getAuthority()));
            for (var header : headers) {
                send(socket, header + "\r\n");
            }
            send(socket, "\r\n");
            return answer(socket);
        }
    }

    /** A body of which a byte comes every now and then. Returns how long the server put up with it. */
    Duration drip(String target, String authorization, Duration pause) throws IOException {
        var begin = Instant.now();
        try (var socket = open()) {
            send(
                    socket,
                    "POST %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\nContent-Type: application/json\r\nAuthorization: %s\r\nContent-Length: 100000\r\n\r\n"
                            .formatted(target, base.getAuthority(), authorization));
            while (socket.getInputStream().available() == 0
                    && Duration.between(begin, Instant.now()).toMillis() < PATIENCE_MILLIS) {
                send(socket, " ");
                LockSupport.parkNanos(pause.toNanos());
            }
        } catch (IOException closed) {
            // the server has had enough
        }
        return Duration.between(begin, Instant.now());
    }

    private Socket open() throws IOException {
        var socket = new Socket(base.getHost(), base.getPort());
        socket.setSoTimeout(PATIENCE_MILLIS);
        return socket;
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
    }

    private static String answer(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }

    /** Of an answer. */
    static int status(String answer) {
        return answer.startsWith("HTTP/1.") ? Integer.parseInt(answer.substring(9, 12)) : 0;
    }
}
