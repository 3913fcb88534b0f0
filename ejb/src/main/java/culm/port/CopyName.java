package culm.port;

import java.util.Optional;

/**
 * The name of a copy among the {@link Trees}, as it stands in the rows of runs.
 *
 * @param key what its ids begin with; its root has it for an id
 * @param original the name of what it is a copy of
 */
public record CopyName(String key, String original) {

    private static final char BETWEEN = '~';

    public static Optional<CopyName> of(String name) {
        var end = name.indexOf(BETWEEN);
        return end < 0 ? Optional.empty() : Optional.of(new CopyName(name.substring(0, end), name.substring(end + 1)));
    }

    /** Whether a run follows a copy that has its own id for a key. */
    public static boolean isOf(Run run) {
        return of(run.treeHash()).isPresent();
    }

    @Override
    public String toString() {
        return key + BETWEEN + original;
    }
}
