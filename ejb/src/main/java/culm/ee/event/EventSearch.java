package culm.ee.event;

import java.util.Set;

/**
 * Which events to tell.
 *
 * @param after those with a higher number; 0: all that is kept; null: those that come from now on
 * @param kinds such as {@code node.failed}; empty: all
 * @param pipelineId of one run; null: of all
 * @param limit 1 to {@value #MAX_LIMIT}
 */
public record EventSearch(Long after, Set<String> kinds, String pipelineId, int limit) {

    public static final int DEFAULT_LIMIT = 100;
    public static final int MAX_LIMIT = 500;

    public EventSearch from(Long number) {
        return new EventSearch(number, kinds, pipelineId, limit);
    }
}
