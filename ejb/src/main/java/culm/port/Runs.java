package culm.port;

import culm.state.State;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The runs, and which run each node belongs to. */
public interface Runs {

    /**
     * Adds a run and the ids of all its nodes.
     *
     * @throws IdsInUse if the run's id or one of the node ids is in use; now, or when the transaction is over
     */
    void add(Run run, Collection<String> nodeIds) throws IdsInUse;

    Optional<Run> find(String id);

    /** The run that a node belongs to, whether the node was reached or not. */
    Optional<String> runOf(String nodeId);

    /** {@link #runOf}, and the run itself. */
    default Optional<Run> ofNode(String nodeId) {
        return runOf(nodeId).flatMap(this::find);
    }

    /** The project of a run, by its own id or by that of one of its nodes. */
    default Optional<String> projectOf(String id) {
        return find(id).or(() -> ofNode(id)).map(Run::project);
    }

    /** Reads the run and keeps every other writer of it out until the transaction ends. */
    Run lock(String id);

    /** Keeps every other writer of some runs out until the transaction ends. */
    void lockAll(Collection<String> ids);

    /** Changes the run under its lock. */
    void change(String id, UnaryOperator<Run> change);

    /** Adds to the counts of tokens that stand failed and suspended; does not read the run. */
    void count(String id, int failed, int suspended);

    /** Records the ends of runs that are locked. */
    void finish(Collection<Finish> ended);

    /** A run has ended, and that is committed. Who keeps in memory what runs were started with need not keep this one. */
    void ended(String id);

    /**
     * The end of a run.
     *
     * @param outputs what it publishes
     */
    record Finish(String runId, Map<String, Object> outputs, Instant at) {}

    List<Run> list(RunQuery query);

    /** How many there are of each listed state that any is in. */
    Map<State, Integer> tally(RunFilter filter);

    /**
     * How many runs there are that have not come to their end, by the state that a list shows. What it costs does not grow
     * with the runs that have.
     */
    Map<State, Integer> underWay();
}
