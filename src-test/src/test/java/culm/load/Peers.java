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
        var values = new TreeMap<String, List<Double>>();
        lines.stream()
                .filter(line -> nameOf(order).equals(line.get("workload")) && line.get(field) instanceof Number)
                .forEach(line -> values.computeIfAbsent((String) line.get("peer"), peer -> new ArrayList<>())
                        .add(((Number) line.get(field)).doubleValue()));
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
