package culm.api;

import java.time.Instant;
import java.util.List;

/**
 * Why a live part of a run does not move.
 *
 * @param nodeId where it stands
 * @param reason QUEUED, EXECUTING, POLL, CALLBACK, WORKER, TIMER, CHILDREN, PAUSED, FAILED, RETRY or FROZEN
 * @param since when it came to stand so
 * @param due of POLL, TIMER and RETRY: when it goes on by itself; of EXECUTING: until when the server's lease holds; of WORKER: until when a
 *     worker has it, or null if it waits for one
 * @param server of EXECUTING: which server works on it
 * @param pausedBy of PAUSED: the id of the pipeline, subprocess or node that was paused
 * @param children of CHILDREN: the nodes that its branches stand on, at most 20
 * @param detail for people
 * @param timesOutAt when the time that the node may take is over, or null
 */
public record WaitingView(
        String nodeId,
        String reason,
        Instant since,
        Instant due,
        String server,
        String pausedBy,
        List<String> children,
        String detail,
        Instant timesOutAt)
        implements Sent {

    /** Of a node that may take as long as it likes. */
    public WaitingView(
            String nodeId,
            String reason,
            Instant since,
            Instant due,
            String server,
            String pausedBy,
            List<String> children,
            String detail) {
        this(nodeId, reason, since, due, server, pausedBy, children, detail, null);
    }

    private Object writeReplace() {
        return Parcel.of(this);
    }
}
