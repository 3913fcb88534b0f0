package culm.api;

import java.util.Map;

/**
 * The state of a pipeline, a subprocess or a node, as {@code get_state} shows it.
 *
 * @param name the name in the tree, or the node's type if it has none
 * @param state RUNNING, SUSPENDED, BLOCKED, FINISHED, FAILED or REVOKED
 * @param startTime {@code YYYY-MM-DD HH:MM:SS} in the server's zone, or null
 * @param finishTime the same, or null
 * @param loop which pass of a loop, from 1
 * @param retry how often retried, by whomever
 * @param skip whether an operator skipped it
 * @param errorIgnored whether it failed and the tree says to go on
 * @param version the id of the present attempt; "" for a pipeline
 * @param autoRetry how many of the retries the node's own rule has made, in this pass
 * @param autoRetryLimit how many it may make; 0: it has no such rule
 * @param retryAt when it makes the next one, in the form of the other times, or null
 * @param timesOutAt when the time that the node may take is over, in the same form, or null
 * @param children the nodes below that were entered, by id: all of them flat, or only the direct ones when nested
 */
public record StateView(
        String id,
        String name,
        String state,
        String startTime,
        String finishTime,
        int loop,
        int retry,
        boolean skip,
        boolean errorIgnored,
        String version,
        int autoRetry,
        int autoRetryLimit,
        String retryAt,
        String timesOutAt,
        Map<String, StateView> children)
        implements Sent {

    /** Of what has no rule by which it is retried, and may take as long as it likes. */
    public StateView(
            String id,
            String name,
            String state,
            String startTime,
            String finishTime,
            int loop,
            int retry,
            boolean skip,
            boolean errorIgnored,
            String version,
            Map<String, StateView> children) {
        this(
                id,
                name,
                state,
                startTime,
                finishTime,
                loop,
                retry,
                skip,
                errorIgnored,
                version,
                0,
                0,
                null,
                null,
                children);
    }

    private Object writeReplace() {
        return Parcel.of(this);
    }
}
