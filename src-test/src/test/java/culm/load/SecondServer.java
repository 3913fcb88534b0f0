package culm.load;

import culm.load.driven.Order;
import culm.load.driven.Timing;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What a second server is worth on the same machine: for components that compute, and for components that wait. It is stopped, and what it did
 * beside the first is asked of the first alone: with the same code compiled, and on the same tables.
 */
final class SecondServer {

    private static final Order WARM_UP = Order.of("crowd:300");

    /** Two share the cores that one has to compile with: it takes them longer. */
    private static final Duration WARM_AFTER = Duration.ofMinutes(8);

    /** A tenth of the flows: each of their activities takes as long as many that compute. */
    private static final int WAITING_PART = 10;

    private final LoadDatabase database;
    private final int repeats;
    private final Verdict verdict;

    SecondServer(LoadDatabase database, int repeats) {
        this.database = database;
        this.repeats = repeats;
        this.verdict = new Verdict(database);
    }

    private record Seconds(double computing, double waiting) {}

    Map<String, Object> measure(Order order) {
        try (var cluster = LoadCluster.ofTwo(database)) {
            warmUp(cluster);
            var two = seconds(cluster, order.size());
            cluster.stopSecond();
            return line(order, seconds(cluster, order.size()), two);
        }
    }

    private Map<String, Object> line(Order order, Seconds one, Seconds two) {
        var line = new LinkedHashMap<String, Object>();
        line.put("workload", order.name());
        line.put("repeats", repeats);
        line.put("one_s", Result.rounded(one.computing()));
        line.put("two_s", Result.rounded(two.computing()));
        line.put("times_as_fast", Result.rounded(one.computing() / two.computing()));
        line.put("one_waiting_s", Result.rounded(one.waiting()));
        line.put("two_waiting_s", Result.rounded(two.waiting()));
        line.put("times_as_fast_waiting", Result.rounded(one.waiting() / two.waiting()));
        return line;
    }

    private void warmUp(LoadCluster cluster) {
        for (var end = Instant.now().plus(WARM_AFTER); Instant.now().isBefore(end); ) {
            drive(cluster, WARM_UP);
        }
    }

    private Seconds seconds(LoadCluster cluster, int flows) {
        return new Seconds(
                median(cluster, Order.of("crowd:" + flows)),
                median(cluster, Order.of("crowd-wait:" + Math.max(1, flows / WAITING_PART))));
    }

    private double median(LoadCluster cluster, Order order) {
        return Sample.of(IntStream.range(0, repeats)
                        .mapToObj(i -> drive(cluster, order).seconds())
                        .toList())
                .median();
    }

    private Timing drive(LoadCluster cluster, Order order) {
        var timing = cluster.drive(order);
        verdict.check(order, timing);
        return timing;
    }
}
