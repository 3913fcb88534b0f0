package culm.memory;

import culm.port.ErrorGroup;
import culm.port.Failure;
import culm.port.Failures;
import culm.port.RunFilter;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

final class MemoryFailures implements Failures {

    private final MemoryTable<String, Failure> failures;
    private BiPredicate<String, RunFilter> fits = (run, filter) -> true;

    MemoryFailures(MemoryTransactions transactions) {
        this.failures = new MemoryTable<>(transactions);
    }

    /** @param known whether a run is one of those that are asked for */
    void ofRuns(BiPredicate<String, RunFilter> known) {
        fits = known;
    }

    @Override
    public void add(Collection<Failure> some) {
        some.forEach(failure -> failures.put(failure.nodeId(), failure));
    }

    @Override
    public void remove(Collection<String> nodeIds) {
        nodeIds.forEach(failures::remove);
    }

    @Override
    public void removeOf(String runId) {
        failures.all().stream()
                .filter(failure -> failure.runId().equals(runId))
                .forEach(failure -> failures.remove(failure.nodeId()));
    }

    boolean has(String runId, String group) {
        return failures.all().stream()
                .anyMatch(failure ->
                        failure.runId().equals(runId) && failure.group().equals(group));
    }

    @Override
    public List<ErrorGroup> groups(RunFilter filter, int most) {
        return failures.all().stream()
                .filter(failure -> fits.test(failure.runId(), filter))
                .filter(failure ->
                        filter.errorGroup() == null || filter.errorGroup().equals(failure.group()))
                .collect(Collectors.groupingBy(Failure::group))
                .values()
                .stream()
                .map(MemoryFailures::group)
                .sorted(Comparator.comparingInt(ErrorGroup::runs).reversed().thenComparing(ErrorGroup::group))
                .limit(most)
                .toList();
    }

    private static ErrorGroup group(List<Failure> alike) {
        var last =
                alike.stream().map(Failure::at).max(Comparator.naturalOrder()).orElseThrow();
        var sample = alike.stream()
                .map(Failure::nodeId)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        var runs = (int) alike.stream().map(Failure::runId).distinct().count();
        return new ErrorGroup(alike.get(0).group(), runs, alike.size(), last, sample);
    }
}
