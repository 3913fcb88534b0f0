package culm.load;

import culm.ee.json.JsonText;
import culm.load.driven.Order;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/** What other engines took for the same workloads: files with a JSON object in each line. */
final class Peers {

    private final List<Map<String, Object>> lines = new ArrayList<>();

    @SuppressWarnings("unchecked")
    static Peers read(List<Path> files) {
        var peers = new Peers();
        for (var file : files) {
            try (var text = Files.lines(file)) {
                text.filter(line -> line.startsWith("{"))
                        .map(line -> (Map<String, Object>) JsonText.parse(line))
                        .forEach(peers.lines::add);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
        return peers;
    }

    /** The median of each peer for a workload. @param field that is compared */
    Map<String, Double> of(Order order, String field) {
        return medians(order, line -> number(line, field));
    }

    /** The same of the CPU seconds of engine and database. */
    Map<String, Double> cpu(Order order) {
        return medians(order, line -> number(line, "jvm_cpu_s") + number(line, "db_cpu_s"));
    }

    private static double number(Map<String, Object> line, String field) {
        return line.get(field) instanceof Number number ? number.doubleValue() : Double.NaN;
    }

    private Map<String, Double> medians(Order order, ToDoubleFunction<Map<String, Object>> value) {
        var values = new TreeMap<String, List<Double>>();
        for (var line : lines) {
            var number = value.applyAsDouble(line);
            if (nameOf(order).equals(line.get("workload")) && !Double.isNaN(number)) {
                values.computeIfAbsent((String) line.get("peer"), peer -> new ArrayList<>())
                        .add(number);
            }
        }
        var medians = new TreeMap<String, Double>();
        values.forEach((peer, all) -> medians.put(peer, Sample.of(all).median()));
        return medians;
    }

    private static String nameOf(Order order) {
        return switch (order.kind()) {
            case ONE_LATENCY -> "one-activity-latency";
            case CALLBACK_LATENCY -> "callback-latency";
            case PREPARE_ONE -> "prepare-one-of-" + order.size();
            default -> order.plain().name();
        };
    }
}
