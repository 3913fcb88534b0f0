package culm.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PortsTest {

    @Test
    void aTakenPortIsNamedTogetherWithAWayOut() throws IOException {
        try (var listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> Ports.requireFree(listener.getLocalPort(), "CULM_HTTP_PORT", "mvn -Prun"))
                    .isInstanceOf(Trouble.class)
                    .hasMessageStartingWith("Port %d is taken.", listener.getLocalPort())
                    .hasMessageContaining("CULM_HTTP_PORT=");
        }
    }

    @Test
    void aFreePortIsFree() {
        assertThatCode(() -> Ports.requireFree(Ports.anyFree(), "CULM_HTTP_PORT", "mvn -Prun"))
                .doesNotThrowAnyException();
    }

    @Test
    void aFreePortIsNoneThatAConnectionMightGet() {
        assertThat(IntStream.range(0, 50).map(i -> Ports.anyFree())).allMatch(port -> port >= 20_000 && port < 32_768);
    }
}
