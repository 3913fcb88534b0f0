package culm.local;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Looks at the machine before the server is unpacked, so that a taken port or a full disk is told at once. */
public final class Preflight {

    private static final int UNPACKED_MEGABYTES = 1000;
    private static final int RUNNING_MEGABYTES = 300;

    private Preflight() {}

    /** Takes the arguments of {@link RunCulm}. */
    public static void main(String[] arguments) {
        tellingTrouble(() -> check(new Places(Path.of(arguments[0]), Path.of(arguments[1]))));
    }

    /** Returns the port to serve on. */
    static int check(Places places) {
        var port = HttpPort.of(System.getenv());
        Ports.requireFree(port);
        DiskSpace.require(Files.exists(places.wildfly()) ? RUNNING_MEGABYTES : UNPACKED_MEGABYTES, places.root());
        return port;
    }

    /** Ends the build with one line: for someone who wants to see Culm run, a stack trace says less. */
    static void tellingTrouble(Runnable work) {
        try {
            work.run();
        } catch (Trouble | UncheckedIOException trouble) {
            System.err.println("culm: " + trouble.getMessage());
            System.exit(1);
        }
    }
}
