package culm.ee.worker;

/**
 * A component that workers serve, as somebody makes it known.
 *
 * @param version null: the one that a tree means when it names none
 * @param name for people; null: the code
 * @param group for people; null: none
 * @param idempotent whether the task of a worker that is lost is handed to another; null: it is
 * @param maxAttempts how often it is handed out then, 1 to 1,000; null: 5
 */
public record ComponentSpec(
        String code, String version, String name, String group, Boolean idempotent, Integer maxAttempts) {}
