package culm.port;

import culm.state.State;
import java.time.Instant;
import java.util.Map;

/**
 * The present attempt of a node that was entered, or the pause booked for one that was not.
 *
 * @param parentId the flow it belongs to: the root pipeline's id or a subprocess node's
 * @param entry which entry of that flow: see {@link Frame#entry}
 * @param loop which pass, from 1; 0 for a node that was never entered
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

    /** Whether the node was reached, and not only booked for a pause. */
    public boolean entered() {
        return loop > 0;
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

    public NodeRun suspended() {
        return with(State.SUSPENDED, errorIgnored, inputs, outputs, exData, archivedAt);
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
                id,
                runId,
                parentId,
                entry,
                name,
                next,
                loop,
                innerLoop,
                retry,
                skip,
                ignored,
                version,
                rendered,
                produced,
                reason,
                startedAt,
                archived);
    }
}
