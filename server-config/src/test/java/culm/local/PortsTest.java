package culm.local;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
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
}
