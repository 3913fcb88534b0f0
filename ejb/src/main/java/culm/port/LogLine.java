package culm.port;

import java.time.Instant;

/**
 * A line that was logged while a component was called.
 *
 * @param level such as INFO
 * @param source the name of the logger; "" for what the component gave its activity
 */
public record LogLine(Instant at, String level, String source, String text) {

    private static final int AROUND = 32;

    /** What it counts for where room is measured. */
    public int size() {
        return source.length() + text.length() + AROUND;
    }
}
