package culm.port;

import culm.state.State;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * A run of a pipeline.
 *
 * @param id the root pipeline's id
 * @param treeHash which {@link Trees stored tree} it follows
 * @param state never BLOCKED: that is derived from {@code failed} and {@code suspended}
 * @param context variables given at the start, by key with wrapper
 * @param bookings ids of nodes that were paused before they were reached
 * @param failed how many tokens stand on a failed node
 * @param suspended how many tokens stand on a paused node
 * @param outputs what the tree publishes; empty until the end
 */
public record Run(
        String id,
        String name,
        String treeHash,
        State state,
        int priority,
        String queue,
        String createdBy,
        Map<String, Object> rootData,
        Map<String, Object> context,
        Map<String, Object> subprocessContext,
        Set<String> bookings,
        int failed,
        int suspended,
        Map<String, Object> outputs,
        Instant createdAt,
        Instant startedAt,
        Instant finishedAt) {

    /** The state with BLOCKED told apart: a live run below which something stands failed or paused. */
    public State rawState() {
        var live = state == State.RUNNING || state == State.READY;
        return live && failed + suspended > 0 ? State.BLOCKED : state;
    }

    /** Whether no token of the run may enter another node. */
    public boolean halted() {
        return state != State.RUNNING && state != State.READY;
    }

    public Run counted(int moreFailed, int moreSuspended) {
        return new Run(
                id,
                name,
                treeHash,
                state,
                priority,
                queue,
                createdBy,
                rootData,
                context,
                subprocessContext,
                bookings,
                failed + moreFailed,
                suspended + moreSuspended,
                outputs,
                createdAt,
                startedAt,
                finishedAt);
    }

    /** The run at its end. */
    public Run finished(Map<String, Object> published, Instant now) {
        return new Run(
                id,
                name,
                treeHash,
                State.FINISHED,
                priority,
                queue,
                createdBy,
                rootData,
                context,
                subprocessContext,
                bookings,
                0,
                0,
                published,
                createdAt,
                startedAt,
                now);
    }
}
