package culm.ee.batch;

/**
 * A page of batches, the latest first, or of the items of one, by their position.
 *
 * @param outcome of items: SUCCEEDED, FAILED, SKIPPED or PENDING; null: any
 * @param cursor of the page before, or null
 * @param limit 1 to {@value #MAX_LIMIT}
 */
public record BatchSearch(String outcome, String cursor, int limit) {

    public static final int DEFAULT_LIMIT = 50;
    public static final int MAX_LIMIT = 1_000;
}
