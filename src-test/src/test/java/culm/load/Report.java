package culm.load;

import culm.ee.json.JsonText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One line of JSON for each result as soon as it is there; in the end a table, and a picture of time over size. */
final class Report {

    private final Path directory;
    private final Map<String, Object> common;
    private final Peers peers;
    private final List<Result> results = new ArrayList<>();
    private final List<String> table = new ArrayList<>();

    /** @param common what each line says besides its result */
    Report(Path directory, Map<String, Object> common, Peers peers) {
        this.directory = directory;
        this.common = common;
        this.peers = peers;
        table.add(row(
                "workload", "median", "unit", "act/s", "of floor", "stmts/act", "JVM ms", "DB ms", "against peers"));
    }

    void add(Result result) {
        var json = result.toJson();
        json.putAll(comparison(result));
        results.add(result);
        line(json);
        statements(result);
        table.add(row(
                result.order().name(),
                Result.rounded(result.compared()),
                result.order().kind().isLatency() ? "ms p50" : "s",
                json.getOrDefault("activities_per_s", ""),
                json.getOrDefault("part_of_floor", ""),
                json.getOrDefault("statements_per_activity", ""),
                json.getOrDefault("server_cpu_ms_per_activity", ""),
                json.getOrDefault("database_cpu_ms_per_activity", ""),
                json.getOrDefault("times_as_fast_as", "")));
    }

    /** Of CPU only where nothing but the timed work was counted. */
    private Map<String, Object> comparison(Result result) {
        var order = result.order();
        var json = new LinkedHashMap<String, Object>();
        json.put("times_as_fast_as", ratios(peers.of(order, result.comparedField()), result.compared()));
        if (order.kind().isNothingButTimed()) {
            json.put("times_less_cpu_than", ratios(peers.cpu(order), result.cpuSeconds()));
        }
        json.values().removeIf(Map.of()::equals);
        return json;
    }

    private static Map<String, Object> ratios(Map<String, Double> peers, double own) {
        var ratios = new LinkedHashMap<String, Object>();
        peers.forEach((peer, value) -> ratios.put(peer, Result.rounded(value / own)));
        return ratios;
    }

    private void statements(Result result) {
        var text = String.join("\n  ", result.longestStatements());
        if (!text.isEmpty()) {
            write(
                    "statements.txt",
                    "%s%n  %s%n%n".formatted(result.order().name(), text),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        }
    }

    /** Prints it, and keeps it. */
    void line(Map<String, Object> json) {
        var line = new LinkedHashMap<>(common);
        line.putAll(json);
        var text = JsonText.write(line);
        System.out.println(text);
        write("results.jsonl", text + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** How much longer each workload takes for its next size, beside how much larger that is; then table and picture. */
    void finish() {
        for (int i = 1; i < results.size(); i++) {
            var small = results.get(i - 1);
            var large = results.get(i);
            if (small.order().family().equals(large.order().family())
                    && !large.order().kind().isLatency()) {
                line(growth(small, large));
            }
        }
        var text = String.join("\n", table) + "\n";
        System.out.println(text);
        write("results.txt", text, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING);
        write(
                "time-over-size.svg",
                new Plot(results).svg(),
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING);
    }

    private static Map<String, Object> growth(Result small, Result large) {
        var size = (double) large.order().size() / small.order().size();
        var time = large.seconds() / small.seconds();
        var json = new LinkedHashMap<String, Object>();
        json.put("growth", large.order().family());
        json.put("from", (long) small.order().size());
        json.put("to", (long) large.order().size());
        json.put("time_ratio", Result.rounded(time));
        json.put("time_ratio_by_size_ratio", Result.rounded(time / size));
        return json;
    }

    private static String row(Object... cells) {
        return "%-24s %10s %-6s %9s %9s %10s %8s %8s  %s".formatted(cells).stripTrailing();
    }

    private void write(String name, String text, StandardOpenOption... options) {
        try {
            Files.writeString(Files.createDirectories(directory).resolve(name), text, options);
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }
}
