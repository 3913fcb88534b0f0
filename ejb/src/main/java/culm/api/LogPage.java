package culm.api;

import java.util.List;

/**
 * Some of what the components of a node have logged.
 *
 * @param truncated whether lines were left out, among these or before them, since an attempt keeps only its last ones
 * @param nextCursor for the page after this one, or null if there is none yet
 */
public record LogPage(List<LogLineView> items, boolean truncated, String nextCursor) implements Sent {

    public static final int DEFAULT_LIMIT = 200;
    public static final int MAX_LIMIT = 1_000;

    private Object writeReplace() {
        return Parcel.of(this);
    }
}
