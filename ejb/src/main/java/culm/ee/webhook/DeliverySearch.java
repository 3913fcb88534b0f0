package culm.ee.webhook;

/**
 * Which deliveries to list, latest first.
 *
 * @param status DELIVERED, RETRYING or FAILED; null: any
 * @param cursor of the page before, or null
 * @param limit 1 to {@value #MAX_LIMIT}
 */
public record DeliverySearch(String status, String cursor, int limit) {

    public static final int DEFAULT_LIMIT = 50;
    public static final int MAX_LIMIT = 200;
}
