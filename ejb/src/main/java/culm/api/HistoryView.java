package culm.api;

import java.util.Map;

/**
 * A finished attempt of a node. The present attempt is never among the histories.
 *
 * @param startedTime {@code YYYY-MM-DD HH:MM:SS} in the server's zone, or null
 * @param finishedTime the same
 * @param elapsedTime whole seconds, rounded
 * @param state how the attempt ended
 */
public record HistoryView(
        String historyId,
        String startedTime,
        String finishedTime,
        long elapsedTime,
        Map<String, Object> inputs,
        Map<String, Object> outputs,
        Object exData,
        int loop,
        int retry,
        boolean skip,
        String version,
        String state)
        implements Sent {

    private Object writeReplace() {
        return Parcel.of(this);
    }
}
