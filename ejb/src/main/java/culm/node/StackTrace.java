package culm.node;

import java.io.PrintWriter;
import java.io.StringWriter;

/** The text of what a plugin threw, bounded. */
public final class StackTrace {

    private static final int MAX_LENGTH = 8_000;

    private StackTrace() {}

    public static String of(Throwable thrown) {
        var text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString().substring(0, Math.min(text.getBuffer().length(), MAX_LENGTH));
    }
}
