package culm.ee.batch;

import java.util.Arrays;
import java.util.Optional;

/** What a batch does to each of its items, and what a query finds for it. */
public enum BatchAction {
    PAUSE("pause", "pause_pipeline", Meant.RUNS),
    RESUME("resume", "resume_pipeline", Meant.RUNS),
    REVOKE("revoke", "revoke_pipeline", Meant.RUNS),
    /** For administrators. */
    REMOVE("remove", "remove_pipeline", Meant.RUNS),
    RETRY("retry", "retry_activity", Meant.FAILED_NODES),
    SKIP("skip", "skip_activity", Meant.FAILED_NODES),
    FORCED_FAIL("forced_fail", "forced_fail", Meant.BUSY_NODES);

    enum Meant {
        RUNS,
        FAILED_NODES,
        BUSY_NODES
    }

    private final String text;
    private final String call;
    private final Meant meant;

    BatchAction(String text, String call, Meant meant) {
        this.text = text;
        this.call = call;
        this.meant = meant;
    }

    /** As it is called in the contract. */
    public String text() {
        return text;
    }

    /** The call that is made for each item, as the audit log has it. */
    String call() {
        return call;
    }

    Meant meant() {
        return meant;
    }

    public static Optional<BatchAction> of(String text) {
        return Arrays.stream(values())
                .filter(action -> action.text.equals(text))
                .findFirst();
    }
}
