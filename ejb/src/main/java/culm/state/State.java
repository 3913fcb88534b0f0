package culm.state;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;

/**
 * The state of a pipeline, a subprocess or a node. The names are bamboo's; its CREATED and EXPIRED are never stored.
 */
public enum State {
    READY,
    RUNNING,
    SUSPENDED,
    /** Only of pipelines and subprocesses: something below stands failed or suspended. */
    BLOCKED,
    FINISHED,
    FAILED,
    REVOKED;

    private static final Set<State> ARCHIVED = EnumSet.of(FINISHED, FAILED, REVOKED);
    private static final Set<State> ENDED = EnumSet.of(FINISHED, REVOKED);

    /** Whether entering the state sets the finish time. */
    public boolean archived() {
        return ARCHIVED.contains(this);
    }

    /** Whether a pipeline in this state is over for good. */
    public boolean ended() {
        return ENDED.contains(this);
    }

    /** What {@code get_state} calls a node without children. */
    public State shown() {
        return this == READY ? RUNNING : this;
    }

    /**
     * What {@code get_state} calls a pipeline or subprocess in this state.
     *
     * @param children the shown states of its direct children
     */
    public State shown(Collection<State> children) {
        if (this != BLOCKED) {
            return shown();
        }
        if (children.contains(FAILED)) {
            return FAILED;
        }
        return children.contains(RUNNING) ? RUNNING : BLOCKED;
    }
}
