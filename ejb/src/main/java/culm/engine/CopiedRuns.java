package culm.engine;

import culm.port.CopyName;
import culm.port.IdsInUse;
import culm.port.Run;
import culm.port.RunFilter;
import culm.port.RunQuery;
import culm.port.Runs;
import culm.port.Trees;
import culm.state.State;
import culm.tree.FreshIds;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The runs, without an index of the nodes of those that follow a copy: their ids say which run they belong to, and nobody
 * has guessed them before.
 */
final class CopiedRuns implements Runs {

    private final Runs runs;
    private final Trees trees;

    CopiedRuns(Runs runs, Trees trees) {
        this.runs = runs;
        this.trees = trees;
    }

    @Override
    public void add(Run run, Collection<String> nodeIds) {
        if (CopyName.isOf(run)) {
            runs.add(run, List.of());
            return;
        }
        if (nodeIds.stream().anyMatch(id -> copyWith(id).isPresent())) {
            throw new IdsInUse(run.id());
        }
        runs.add(run, nodeIds);
    }

    private Optional<Run> copyWith(String nodeId) {
        return FreshIds.keyOf(nodeId).flatMap(runs::find).filter(CopyName::isOf).filter(run -> trees.get(run.treeHash())
                .contains(nodeId));
    }

    @Override
    public Optional<Run> find(String id) {
        return runs.find(id);
    }

    @Override
    public Optional<Run> ofNode(String nodeId) {
        return copyWith(nodeId).or(() -> runs.ofNode(nodeId));
    }

    @Override
    public Optional<String> runOf(String nodeId) {
        return copyWith(nodeId).map(Run::id).or(() -> runs.runOf(nodeId));
    }

    @Override
    public Run lock(String id) {
        return runs.lock(id);
    }

    @Override
    public void lockAll(Collection<String> ids) {
        runs.lockAll(ids);
    }

    @Override
    public void finish(Collection<Finish> ended) {
        runs.finish(ended);
    }

    @Override
    public void ended(String id) {
        runs.ended(id);
    }

    @Override
    public void change(String id, UnaryOperator<Run> change) {
        runs.change(id, change);
    }

    @Override
    public void count(String id, int failed, int suspended) {
        runs.count(id, failed, suspended);
    }

    @Override
    public List<Run> list(RunQuery query) {
        return runs.list(query);
    }

    @Override
    public Map<State, Integer> tally(RunFilter filter) {
        return runs.tally(filter);
    }

    @Override
    public Map<State, Integer> underWay() {
        return runs.underWay();
    }
}
