package culm.memory;

import culm.port.WorkerComponent;
import culm.port.WorkerComponents;
import culm.port.WorkerKind;
import java.util.Comparator;
import java.util.List;

final class MemoryWorkerComponents implements WorkerComponents {

    private static final Comparator<WorkerComponent> BY_KIND = Comparator.comparing(
                    (WorkerComponent component) -> component.kind().code())
            .thenComparing(component -> component.kind().version());

    private final MemoryTable<WorkerKind, WorkerComponent> rows;

    MemoryWorkerComponents(MemoryTransactions transactions) {
        this.rows = new MemoryTable<>(transactions);
    }

    @Override
    public List<WorkerComponent> list() {
        return rows.all().stream().sorted(BY_KIND).toList();
    }

    @Override
    public void put(WorkerComponent component) {
        rows.put(component.kind(), component);
    }

    @Override
    public void remove(WorkerKind kind) {
        rows.remove(kind);
    }
}
