package culm.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Ports of this machine's loopback address. */
public final class Ports {

    /**
     * Systems give connections that go out a port above these (Linux from 32768, others from 49152). One from up there may be
     * taken before the server that it is meant for listens, or while a server that was killed is started again.
     */
    static final int LOWEST = 20_000;

    static final int HIGHEST = 32_767;

    private static final int TRIES = 100;

    private Ports() {}

    /** One that nobody listens on now, and that no connection going out will get. */
    public static int anyFree() {
        return ThreadLocalRandom.current()
                .ints(TRIES, LOWEST, HIGHEST + 1)
                .filter(Ports::isFree)
                .findFirst()
                .orElseThrow(() -> new Trouble("No port from %d to %d is free.".formatted(LOWEST, HIGHEST)));
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
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
