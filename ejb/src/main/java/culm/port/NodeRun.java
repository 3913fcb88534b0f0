package culm.port;

import culm.state.State;
import java.time.Instant;
import java.util.Map;

/**
 * The present attempt of a node that was entered, or the pause booked for one that was not.
 *
 * @param parentId the flow it belongs to: the root pipeline's id or a subprocess node's
 * @param entry which entry of that flow: see {@link Frame#entry}; null for a node that was not reached
 * @param loop which pass, from 1; 0 for a node that has not run
 * @param innerLoop which pass within this entry of the flow
 * @param version the id of this attempt
 * @param exData why it failed, or null
 * @param startedAt null for a node that was never entered
 */
public record NodeRun(
        String id,
        String runId,
        String parentId,
        String entry,
        String name,
        State state,
        int loop,
        int innerLoop,
        int retry,
        boolean skip,
        boolean errorIgnored,
        String version,
        Map<String, Object> inputs,
        Map<String, Object> outputs,
        Object exData,
        Instant startedAt,
        Instant archivedAt) {

    /** A pause booked for a node that was not reached. */
    public static NodeRun booked(String id, String runId, String parentId, String name) {
        return new NodeRun(
                id,
                runId,
                parentId,
                null,
                name,
                State.SUSPENDED,
                0,
                0,
                0,
                false,
                false,
                "",
                Map.of(),
                Map.of(),
                null,
                null,
                null);
    }

    /** Whether the node was reached, and not only booked for a pause. */
    public boolean entered() {
        return entry != null;
    }

    public NodeRun running(Map<String, Object> rendered) {
        return with(State.RUNNING, errorIgnored, rendered, outputs, exData, null);
    }

    public NodeRun progressed(Map<String, Object> produced) {
        return with(state, errorIgnored, inputs, produced, exData, archivedAt);
    }

    public NodeRun finished(Map<String, Object> produced, Instant now) {
        return with(State.FINISHED, false, inputs, produced, exData, now);
    }

    public NodeRun ignored(Map<String, Object> produced, Object reason, Instant now) {
        return with(State.FINISHED, true, inputs, produced, reason, now);
    }

    public NodeRun failed(Map<String, Object> produced, Object reason, Instant now) {
        return with(State.FAILED, false, inputs, produced, reason, now);
    }

    /** The same attempt in another state. */
    public NodeRun in(State next) {
        return with(next, errorIgnored, inputs, outputs, exData, archivedAt);
    }

    /** A booked node that was reached: it stands paused. */
    public NodeRun reached(String flowEntry) {
        return new NodeRun(
                id,
                runId,
                parentId,
                flowEntry,
                name,
                state,
                loop,
                innerLoop,
                retry,
                skip,
                errorIgnored,
                version,
                inputs,
                outputs,
                exData,
                startedAt,
                archivedAt);
    }

    /**
     * A new attempt after a failed one, not yet begun.
     *
     * @param firstInnerLoop the pass that it begins with within this entry of the flow
     */
    public NodeRun retried(String nextVersion, int firstInnerLoop) {
        return new NodeRun(
                id,
                runId,
                parentId,
                entry,
                name,
                State.READY,
                loop,
                firstInnerLoop,
                retry + 1,
                false,
                false,
                nextVersion,
                inputs,
                Map.of(),
                null,
                null,
                null);
    }

    /** A failed attempt that an operator lets pass: it counts as finished, and took no time. */
    public NodeRun skipped(Map<String, Object> produced, Instant now) {
        return new NodeRun(
                id,
                runId,
                parentId,
                entry,
                name,
                State.FINISHED,
                loop,
                innerLoop,
                retry,
                true,
                false,
                version,
                inputs,
                produced,
                null,
                now,
                now);
    }

    /** An attempt that an operator ended; what still runs of it has lost its version. */
    public NodeRun forcedToFail(Map<String, Object> produced, Object reason, String nextVersion, Instant now) {
        return new NodeRun(
                id,
                runId,
                parentId,
                entry,
                name,
                State.FAILED,
                loop,
                innerLoop,
                retry,
                skip,
                false,
                nextVersion,
                inputs,
                produced,
                reason,
                startedAt,
                now);
    }

    public NodeRun revoked(Instant now) {
        return with(State.REVOKED, errorIgnored, inputs, outputs, exData, now);
    }

    private NodeRun with(
            State next,
            boolean ignored,
            Map<String, Object> rendered,
            Map<String, Object> produced,
            Object reason,
            Instant archived) {
        return new NodeRun(
                id, runId, parentId, entry, name, next, loop, innerLoop, retry, skip, ignored, version, rendered,
                produced, reason, startedAt, archived);
    }
}
