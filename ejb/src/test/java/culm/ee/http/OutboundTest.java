package culm.ee.http;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OutboundTest {

    private final ServerSocket silent = silent();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final Outbound outbound = new Outbound(new Addresses(true), timer);

    private static ServerSocket silent() {
        try {
            return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException noPort) {
            throw new IllegalStateException(noPort);
        }
    }

    @AfterEach
    void close() throws IOException {
        timer.shutdownNow();
        outbound.close();
        silent.close();
    }

    @Test
    void whatTakesTooLongIsToldThoughTheTimerIsLate() {
        timer.execute(this::neverEnds);

        assertThatThrownBy(() -> send(Deadline.after(Duration.ofMillis(300))))
                .isInstanceOf(RequestFailed.class)
                .hasMessage("no answer within 300 ms");
    }

    @Test
    void theWholeTimeIsToldWhereOthersTookItBefore() {
        assertThatThrownBy(() -> send(new Deadline(Duration.ofSeconds(2), System.nanoTime() - 1)))
                .isInstanceOf(RequestFailed.class)
                .hasMessage("no answer within 2 s");
    }

    private void send(Deadline deadline) throws RequestFailed {
        var uri = URI.create("http://127.0.0.1:%d/".formatted(silent.getLocalPort()));
        outbound.send(new Request("GET", uri, Map.of(), null), deadline, 0, end -> {});
    }

    private void neverEnds() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
