package culm.load;

import culm.load.driven.Order;
import culm.load.driven.Timing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What a server keeps, and how fast it stays, while one crowd follows another for so many minutes. */
final class Steady {

    static final double MOST_GROWTH_MB = 20;

    private static final Order CROWD = Order.of("crowd:1000");
    private static final long LOOK = Duration.ofMinutes(5).toNanos();

    private final LoadServer server;
    private final Function<Order, Timing> drive;

    /** @param drive carries an order out, and checks what has come of it */
    Steady(LoadServer server, Function<Order, Timing> drive) {
        this.server = server;
        this.drive = drive;
    }

    /** @throws AssertionError if more is on the heap at the end than after the first minutes */
    Map<String, Object> measure(Order order) {
        var heap = new ArrayList<Double>();
        var medians = new ArrayList<Double>();
        drive.apply(CROWD);
        heap.add(server.heap());
        var crowds = 0;
        for (var end = System.nanoTime() + Duration.ofMinutes(order.size()).toNanos(); System.nanoTime() < end; ) {
            var seconds = crowds(Math.min(LOOK, end - System.nanoTime()));
            crowds += seconds.size();
            medians.add(seconds.stream().sorted().toList().get(seconds.size() / 2));
            heap.add(server.heap());
        }
        check(order, heap);
        return line(order, crowds, heap, medians);
    }

    /** In the first minutes what is kept for all flows fills. */
    private static void check(Order order, List<Double> heap) {
        var grown = heap.get(heap.size() - 1) - heap.get(Math.min(1, heap.size() - 2));
        if (grown > MOST_GROWTH_MB) {
            throw new AssertionError("%s: MB on the heap, from the first to the last: %s".formatted(order, heap));
        }
    }

    private List<Double> crowds(long nanos) {
        var seconds = new ArrayList<Double>();
        for (var end = System.nanoTime() + nanos; System.nanoTime() < end; ) {
            seconds.add(drive.apply(CROWD).seconds());
        }
        return seconds.isEmpty() ? List.of(drive.apply(CROWD).seconds()) : seconds;
    }

    private static Map<String, Object> line(Order order, int crowds, List<Double> heap, List<Double> medians) {
        var line = new LinkedHashMap<String, Object>();
        line.put("workload", order.name());
        line.put("flows", crowds * CROWD.size());
        line.put("heap_mb", heap.stream().map(Result::rounded).toList());
        line.put("seconds", medians.stream().map(Result::rounded).toList());
        return line;
    }
}
