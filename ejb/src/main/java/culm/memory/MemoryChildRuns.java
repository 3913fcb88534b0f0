package culm.memory;

import culm.port.ChildRun;
import culm.port.ChildRuns;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

final class MemoryChildRuns implements ChildRuns {

    private final MemoryTable<String, ChildRun> children;
    private final MemoryRuns runs;

    MemoryChildRuns(MemoryTransactions transactions, MemoryRuns runs) {
        this.children = new MemoryTable<>(transactions);
        this.runs = runs;
    }

    @Override
    public void add(ChildRun child) {
        if (!children.has(child.runId())) {
            children.put(child.runId(), child);
        }
    }

    @Override
    public Optional<ChildRun> find(String runId) {
        return children.get(runId);
    }

    @Override
    public List<ChildRun> ended(int most) {
        return children.all().stream()
                .filter(child ->
                        runs.find(child.runId()).map(run -> run.state().ended()).orElse(true))
                .limit(most)
                .toList();
    }

    @Override
    public void remove(Collection<ChildRun> ended) {
        ended.forEach(child -> children.remove(child.runId()));
    }
}
