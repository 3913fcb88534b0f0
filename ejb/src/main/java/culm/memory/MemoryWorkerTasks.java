package culm.memory;

import culm.port.WorkerKind;
import culm.port.WorkerTask;
import culm.port.WorkerTask.Hold;
import culm.port.WorkerTasks;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

final class MemoryWorkerTasks implements WorkerTasks {

    private static final Comparator<WorkerTask> MOST_URGENT = Comparator.comparing(WorkerTask::priority)
            .reversed()
            .thenComparing(WorkerTask::createdAt)
            .thenComparing(WorkerTask::id);

    private static final Comparator<WorkerKind> BY_NAME =
            Comparator.comparing(WorkerKind::code).thenComparing(WorkerKind::version);

    private final MemoryTable<String, WorkerTask> rows;
    private final MemoryTransactions transactions;
    private final InstantSource clock;

    MemoryWorkerTasks(MemoryTransactions transactions, InstantSource clock) {
        this.rows = new MemoryTable<>(transactions);
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public void add(Collection<WorkerTask> tasks) {
        tasks.forEach(task -> rows.put(task.nodeId(), task));
    }

    @Override
    public Optional<WorkerTask> find(String nodeId) {
        return rows.get(nodeId);
    }

    @Override
    public List<WorkerTask> ofRun(String runId) {
        return rows.all().stream().filter(task -> task.runId().equals(runId)).toList();
    }

    private Stream<WorkerTask> waiting(Wanted wanted) {
        return rows.all().stream()
                .filter(task -> task.leaseUntil() == null)
                .filter(task -> wanted.kinds().contains(task.kind()))
                .filter(task -> wanted.projects() == null || wanted.projects().contains(task.project()));
    }

    @Override
    public boolean anyFor(Wanted wanted) {
        return waiting(wanted).findAny().isPresent();
    }

    @Override
    public List<WorkerTask> hand(Wanted wanted, String worker, Duration lease, int most) {
        return transactions.call(() -> {
            var handed = waiting(wanted)
                    .sorted(MOST_URGENT)
                    .limit(most)
                    .map(task -> task.handedTo(worker, clock.instant().plus(lease)))
                    .toList();
            add(handed);
            return handed;
        });
    }

    @Override
    public void extend(Hold hold, Duration lease) {
        change(hold, task -> task.keptUntil(clock.instant().plus(lease)));
    }

    @Override
    public void giveBack(Hold hold, boolean counted) {
        change(hold, task -> task.waiting(counted));
    }

    private void change(Hold hold, UnaryOperator<WorkerTask> change) {
        transactions.run(() -> rows.put(hold.nodeId(), change.apply(held(hold))));
    }

    private WorkerTask held(Hold hold) {
        return find(hold.nodeId()).filter(task -> task.hold().equals(hold)).orElseThrow(() -> new TaskLost(hold));
    }

    @Override
    public void end(Hold hold) {
        transactions.run(() -> rows.remove(held(hold).nodeId()));
    }

    @Override
    public void remove(String nodeId) {
        rows.remove(nodeId);
    }

    @Override
    public void removeOf(String runId) {
        transactions.run(() -> ofRun(runId).forEach(task -> remove(task.nodeId())));
    }

    @Override
    public List<WorkerTask> overdue(int limit) {
        var now = clock.instant();
        return rows.all().stream()
                .filter(task -> task.leaseUntil() != null && !task.leaseUntil().isAfter(now))
                .sorted(Comparator.comparing(WorkerTask::leaseUntil))
                .limit(limit)
                .toList();
    }

    @Override
    public List<Load> loads() {
        var byKind = rows.all().stream()
                .collect(Collectors.groupingBy(WorkerTask::kind, () -> new TreeMap<>(BY_NAME), Collectors.toList()));
        return byKind.entrySet().stream()
                .map(kind -> load(kind.getKey(), kind.getValue()))
                .toList();
    }

    private static Load load(WorkerKind kind, List<WorkerTask> tasks) {
        var oldest = tasks.stream()
                .filter(task -> task.leaseUntil() == null)
                .map(WorkerTask::createdAt)
                .sorted()
                .toList();
        Instant first = oldest.isEmpty() ? null : oldest.get(0);
        return new Load(kind, oldest.size(), tasks.size() - oldest.size(), first);
    }
}
