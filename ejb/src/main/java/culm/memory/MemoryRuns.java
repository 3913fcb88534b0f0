package culm.memory;

import culm.port.IdsInUse;
import culm.port.Run;
import culm.port.RunFilter;
import culm.port.RunQuery;
import culm.port.Runs;
import culm.state.State;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

final class MemoryRuns implements Runs {

    private static final Comparator<RunQuery.Place> NEWEST_FIRST = Comparator.comparing(RunQuery.Place::createdAt)
            .thenComparing(RunQuery.Place::id)
            .reversed();

    private final MemoryTable<String, Run> runs;
    private final MemoryTable<String, String> runByNode;
    private final MemoryLabels labels;
    private final MemoryFailures failures;

    MemoryRuns(MemoryTransactions transactions, MemoryLabels labels, MemoryFailures failures) {
        this.runs = new MemoryTable<>(transactions);
        this.runByNode = new MemoryTable<>(transactions);
        this.labels = labels;
        this.failures = failures;
        failures.ofRuns((id, filter) -> fits(runs.get(id).orElseThrow(), filter));
    }

    @Override
    public void add(Run run, Collection<String> nodeIds) {
        if (runs.has(run.id()) || nodeIds.stream().anyMatch(runByNode::has)) {
            throw new IdsInUse(run.id());
        }
        runs.put(run.id(), run);
        nodeIds.forEach(node -> runByNode.put(node, run.id()));
    }

    @Override
    public Optional<Run> find(String id) {
        return runs.get(id).map(Run::copy);
    }

    @Override
    public Optional<String> runOf(String nodeId) {
        return runByNode.get(nodeId);
    }

    @Override
    public Run lock(String id) {
        return runs.get(id).orElseThrow();
    }

    @Override
    public void lockAll(Collection<String> ids) {
        // there is one transaction at a time
    }

    @Override
    public void finish(Collection<Finish> ended) {
        ended.forEach(end -> change(end.runId(), run -> run.finished(end.outputs(), end.at())));
    }

    @Override
    public void ended(String id) {
        // all that is known is in memory, and stays there
    }

    @Override
    public void change(String id, UnaryOperator<Run> change) {
        runs.put(id, change.apply(lock(id)));
    }

    @Override
    public void count(String id, int failed, int suspended) {
        change(id, run -> run.counted(failed, suspended));
    }

    @Override
    public List<Run> list(RunQuery query) {
        return runs.all().stream()
                .filter(run -> fits(run, query.filter()))
                .filter(run -> query.before() == null || NEWEST_FIRST.compare(place(run), query.before()) > 0)
                .sorted(Comparator.comparing(MemoryRuns::place, NEWEST_FIRST))
                .limit(query.limit())
                .toList();
    }

    @Override
    public Map<State, Integer> tally(RunFilter filter) {
        return runs.all().stream()
                .filter(run -> fits(run, filter))
                .collect(Collectors.toMap(Run::listedState, run -> 1, Integer::sum));
    }

    private boolean fits(Run run, RunFilter filter) {
        return (filter.states() == null || filter.states().contains(run.listedState()))
                && (filter.projects() == null || filter.projects().contains(run.project()))
                && (filter.createdBy() == null || filter.createdBy().equals(run.createdBy()))
                && (filter.name() == null || lower(run.name()).startsWith(filter.name()))
                && (filter.text() == null || matches(run, filter.text()))
                && filter.started().contains(run.createdAt())
                && filter.finished().contains(run.finishedAt())
                && labels.has(run.id(), filter.labels())
                && (filter.errorGroup() == null || failures.has(run.id(), filter.errorGroup()));
    }

    @Override
    public Map<State, Integer> underWay() {
        return runs.all().stream()
                .filter(run -> !run.state().ended())
                .collect(Collectors.toMap(Run::listedState, run -> 1, Integer::sum));
    }

    private static boolean matches(Run run, String text) {
        return lower(run.id()).contains(text) || lower(run.name()).contains(text);
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static RunQuery.Place place(Run run) {
        return new RunQuery.Place(run.createdAt(), run.id());
    }
}
