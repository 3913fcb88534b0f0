package culm.port;

import culm.data.JsonValue;
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
 * @param project whose users see it
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
        String project,
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
        return rawState(state, failed + suspended);
    }

    private static State rawState(State state, int standing) {
        var live = state == State.RUNNING || state == State.READY;
        return live && standing > 0 ? State.BLOCKED : state;
    }

    /**
     * The state that a list shows, made of the run alone: FAILED if something below has failed, BLOCKED if something below
     * is paused, whatever else still moves beside it.
     */
    public State listedState() {
        return listedState(state, failed, suspended);
    }

    /** The listed state of a run of which no more is known. */
    public static State listedState(State state, int failed, int suspended) {
        if (rawState(state, failed + suspended) != State.BLOCKED) {
            return state.shown();
        }
        return failed > 0 ? State.FAILED : State.BLOCKED;
    }

    /** Whether no token of the run may enter another node. */
    public boolean halted() {
        return state != State.RUNNING && state != State.READY;
    }

    /** The same with data of its own: whoever is given it may change that. */
    public Run copy() {
        return new Run(
                id,
                name,
                treeHash,
                state,
                priority,
                queue,
                createdBy,
                project,
                JsonValue.copyOf(rootData),
                JsonValue.copyOf(context),
                JsonValue.copyOf(subprocessContext),
                bookings,
                failed,
                suspended,
                JsonValue.copyOf(outputs),
                createdAt,
                startedAt,
                finishedAt);
    }

    public Run counted(int moreFailed, int moreSuspended) {
        return with(state, bookings, failed + moreFailed, suspended + moreSuspended, outputs, finishedAt);
    }

    public Run in(State next) {
        return with(next, bookings, failed, suspended, outputs, finishedAt);
    }

    public Run booked(Set<String> nodeIds) {
        return with(state, nodeIds, failed, suspended, outputs, finishedAt);
    }

    /** The run at its end. */
    public Run finished(Map<String, Object> published, Instant now) {
        return with(State.FINISHED, Set.of(), 0, 0, published, now);
    }

    /** The run after an operator has ended it. */
    public Run revoked(Instant now) {
        return with(State.REVOKED, Set.of(), 0, 0, outputs, now);
    }

    private Run with(
            State next,
            Set<String> booked,
            int nowFailed,
            int nowSuspended,
            Map<String, Object> published,
            Instant finished) {
        return new Run(
                id,
                name,
                treeHash,
                next,
                priority,
                queue,
                createdBy,
                project,
                rootData,
                context,
                subprocessContext,
                Set.copyOf(booked),
                nowFailed,
                nowSuspended,
                published,
                createdAt,
                startedAt,
                finished);
    }
}
