package culm.local;

import java.io.UncheckedIOException;

/** Something a person has to mend; its message is the one line that says what. */
public final class Trouble extends RuntimeException {

    public Trouble(String message) {
        super(message);
    }

    public Trouble(String message, Throwable cause) {
        super(message, cause);
    }

    /** Ends the build with one line: for someone who wants to see Culm run, a stack trace says less. */
    public static void telling(Runnable work) {
        try {
            work.run();
        } catch (Trouble | UncheckedIOException trouble) {
            System.err.println("culm: " + trouble.getMessage());
            System.exit(1);
        }
    }
}
