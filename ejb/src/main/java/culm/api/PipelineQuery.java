package culm.api;

import java.util.Map;
import java.util.Set;

/**
 * Which runs to list, newest first.
 *
 * @param limit 1 to {@value #MAX_LIMIT}
 * @param cursor of the page before, or null
 */
public record PipelineQuery(PipelineFilter filter, int limit, String cursor) implements Sent {

    public static final int DEFAULT_LIMIT = 50;
    public static final int MAX_LIMIT = 200;

    /** By state, by whether they need a person, and by a part of id or name. */
    public PipelineQuery(Set<String> states, boolean attention, String text, int limit, String cursor) {
        this(
                new PipelineFilter(states, attention, text, null, Map.of(), null, null, null, null, null, null, null),
                limit,
                cursor);
    }

    /** The first page. */
    public static PipelineQuery of(PipelineFilter filter) {
        return new PipelineQuery(filter, DEFAULT_LIMIT, null);
    }

    /** The page behind another one. */
    public PipelineQuery after(PipelinePage page) {
        return new PipelineQuery(filter, limit, page.nextCursor());
    }

    private Object writeReplace() {
        return Parcel.of(this);
    }
}
