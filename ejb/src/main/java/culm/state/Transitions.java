package culm.state;

import static culm.state.State.BLOCKED;
import static culm.state.State.FAILED;
import static culm.state.State.FINISHED;
import static culm.state.State.READY;
import static culm.state.State.REVOKED;
import static culm.state.State.RUNNING;
import static culm.state.State.SUSPENDED;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Which state may follow which: one table for each of what changes (a node, a flow) and who asks (the engine, a user). */
public enum Transitions {
    NODE_BY_ENGINE(table().row(READY, RUNNING, SUSPENDED)
            .row(RUNNING, FINISHED, FAILED)
            .row(SUSPENDED, READY, REVOKED)
            .row(FINISHED, RUNNING, FAILED)),

    NODE_BY_USER(table().row(READY, SUSPENDED).row(SUSPENDED, READY).row(FAILED, READY, FINISHED)),

    PIPELINE_BY_ENGINE(table().row(READY, RUNNING, SUSPENDED, BLOCKED)
            .row(RUNNING, SUSPENDED, BLOCKED, FINISHED, FAILED)
            .row(SUSPENDED, READY, BLOCKED, REVOKED)
            .row(BLOCKED, READY, REVOKED)
            .row(FINISHED, RUNNING)),

    PIPELINE_BY_USER(table().row(READY, SUSPENDED, REVOKED)
            .row(RUNNING, SUSPENDED, REVOKED)
            .row(SUSPENDED, READY, RUNNING, REVOKED)
            .row(BLOCKED, REVOKED)
            .row(FAILED, REVOKED));

    private final Map<State, Set<State>> moves;

    Transitions(Table table) {
        this.moves = table.rows;
    }

    public boolean allow(State from, State to) {
        return moves.get(from).contains(to);
    }

    /** The states that may follow. */
    public Set<State> after(State from) {
        return Set.copyOf(moves.get(from));
    }

    private static Table table() {
        return new Table();
    }

    private static final class Table {
        private final Map<State, Set<State>> rows = new EnumMap<>(State.class);

        private Table() {
            for (var state : State.values()) {
                rows.put(state, EnumSet.noneOf(State.class));
            }
        }

        private Table row(State from, State first, State... others) {
            rows.put(from, EnumSet.of(first, others));
            return this;
        }
    }
}
