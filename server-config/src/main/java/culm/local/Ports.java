package culm.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Ports of this machine's loopback address. */
public final class Ports {

    private Ports() {}

    /** One that nobody listens on now. */
    public static int anyFree() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException noneLeft) {
            throw new UncheckedIOException(noneLeft);
        }
    }

    /**
     * @param variable by which a person chooses another port
     * @param command what they type then
     */
    public static void requireFree(int port, String variable, String command) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true); // connections that still linger from a server just stopped do no harm
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException taken) {
            throw new Trouble("Port %d is taken. Stop what listens there, or choose another: %s=%d %s"
                    .formatted(port, variable, port + 1, command));
        }
    }
}
