package culm.ee.observe;

import culm.api.QueueView;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/** Shows what the database and the parts told last. What is not known is not shown: an old figure would pass for a new one. */
public final class ClusterMeters {

    private static final List<String> RUN_STATES = List.of("RUNNING", "BLOCKED", "FAILED", "SUSPENDED");
    private static final List<String> SERVER_STATES = List.of("ALIVE", "DRAINING", "LOST");

    private final MultiGauge runs;
    private final MultiGauge depths;
    private final MultiGauge ages;
    private final MultiGauge consumers;
    private final MultiGauge servers;
    private final MultiGauge parts;
    private final WorkerMeters workers;

    public ClusterMeters(MeterRegistry registry) {
        runs = gauge(registry, "culm.runs", "Runs that have not come to their end", null);
        depths = gauge(registry, "culm.queue.depth", "Tokens that are ready and wait in a queue", null);
        ages = gauge(registry, "culm.queue.oldest", "How long the first of them has waited", "seconds");
        consumers = gauge(registry, "culm.queue.consumers", "How many tokens of it all servers move at once", null);
        servers = gauge(registry, "culm.servers", "Servers by state", null);
        parts = gauge(registry, "culm.part.up", "Whether what this server stands on answers", null);
        workers = new WorkerMeters(registry);
    }

    private static MultiGauge gauge(MeterRegistry registry, String name, String description, String unit) {
        return MultiGauge.builder(name).description(description).baseUnit(unit).register(registry);
    }

    public synchronized void show(Map<String, Boolean> answering, Optional<ClusterFigures> told) {
        parts.register(
                answering.entrySet().stream()
                        .map(part -> Row.of(Tags.of("part", part.getKey()), part.getValue() ? 1 : 0))
                        .toList(),
                true);
        show(runs, "state", told.map(figures -> all(RUN_STATES, figures.runs())).orElse(Map.of()));
        show(servers, "state", told.map(ClusterMeters::states).orElse(Map.of()));
        var queues = told.map(ClusterFigures::queues).orElse(List.of());
        show(depths, queues, QueueView::ready);
        show(ages, queues, queue -> queue.oldestSeconds() == null ? 0 : queue.oldestSeconds());
        show(consumers, queues, QueueView::consumers);
        workers.show(told.map(ClusterFigures::tasks).orElse(List.of()));
    }

    private static Map<String, Integer> states(ClusterFigures figures) {
        var counts = new TreeMap<String, Integer>();
        figures.servers().forEach(server -> counts.merge(server.state(), 1, Integer::sum));
        return all(SERVER_STATES, counts);
    }

    /** Zero is a figure too. */
    private static Map<String, Integer> all(List<String> names, Map<String, Integer> counts) {
        var all = new TreeMap<>(counts);
        names.forEach(name -> all.putIfAbsent(name, 0));
        return all;
    }

    private static void show(MultiGauge gauge, String tag, Map<String, Integer> counts) {
        gauge.register(
                counts.entrySet().stream()
                        .map(count -> Row.of(Tags.of(tag, count.getKey()), count.getValue()))
                        .toList(),
                true);
    }

    private static void show(MultiGauge gauge, List<QueueView> queues, ToDoubleFunction<QueueView> figure) {
        gauge.register(
                queues.stream()
                        .map(queue -> Row.of(Tags.of("queue", queue.name()), figure.applyAsDouble(queue)))
                        .toList(),
                true);
    }
}
