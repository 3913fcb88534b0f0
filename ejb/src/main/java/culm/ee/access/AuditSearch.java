package culm.ee.access;

import java.time.Instant;

/**
 * Which calls to list, latest first. What is null does not matter.
 *
 * @param target the id of a run or a node, or the name of a user
 * @param from not before
 * @param to before
 * @param cursor of the page before, or null
 * @param limit 1 to {@value #MAX_LIMIT}
 */
public record AuditSearch(
        String actor, String target, String action, String code, Instant from, Instant to, String cursor, int limit) {

    public static final int DEFAULT_LIMIT = 50;
    public static final int MAX_LIMIT = 200;
}
