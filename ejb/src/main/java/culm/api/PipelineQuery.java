package culm.api;

import java.util.Set;

/**
 * Which runs to list, newest first.
 *
 * @param states shown states; empty: all
 * @param attention only runs that need a person: a failed node below
 * @param text part of the id or the name; null or "": all
 * @param limit 1 to 200
 * @param cursor of the page before, or null
 */
public record PipelineQuery(Set<String> states, boolean attention, String text, int limit, String cursor)
        implements Sent {

    public static final int DEFAULT_LIMIT = 50;
    public static final int MAX_LIMIT = 200;

    private Object writeReplace() {
        return Parcel.of(this);
    }
}
