package culm.load;

import culm.load.driven.Order;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** All repetitions of one workload. */
record Result(Order order, List<Measurement> repetitions) {

    private static final double MILLIS = 1000;

    double seconds() {
        return median(Measurement::seconds);
    }

    private Sample sample(ToDoubleFunction<Measurement> of) {
        return Sample.of(repetitions.stream().mapToDouble(of).boxed().toList());
    }

    private double median(ToDoubleFunction<Measurement> of) {
        return sample(of).median();
    }

    /** The value by which it is compared with others. */
    double compared() {
        return order.kind().isLatency() ? latency(0.5) : seconds();
    }

    /** Of the server and the database. */
    double cpuSeconds() {
        return median(one -> one.cpu().server() + one.cpu().database());
    }

    String comparedField() {
        return order.kind().isLatency() ? "p50_ms" : "seconds";
    }

    private double latency(double quantile) {
        return median(one -> Sample.of(one.timing().millis()).quantile(quantile));
    }

    long activities() {
        return Verdict.runs(order) * Verdict.activities(order);
    }

    /** Of the last repetition. */
    List<String> longestStatements() {
        return repetitions.get(repetitions.size() - 1).longestStatements();
    }

    /** In the order in which a person reads them. */
    Map<String, Object> toJson() {
        var json = new LinkedHashMap<String, Object>();
        json.put("workload", order.name());
        json.put("repeats", (long) repetitions.size());
        json.put("seconds", rounded(seconds()));
        json.put("least_s", rounded(sample(Measurement::seconds).least()));
        json.put("greatest_s", rounded(sample(Measurement::seconds).greatest()));
        if (order.kind().isLatency()) {
            json.put("p50_ms", rounded(latency(0.5)));
            json.put("p95_ms", rounded(latency(0.95)));
            json.put("p99_ms", rounded(latency(0.99)));
        } else {
            json.put("start_s", rounded(median(one -> one.timing().startSeconds())));
        }
        if (activities() > 0) {
            forEachActivity(json);
        }
        json.put("server_cpu_s", rounded(median(one -> one.cpu().server())));
        json.put("database_cpu_s", rounded(median(one -> one.cpu().database())));
        json.put("other_cores", rounded(median(Measurement::otherCores)));
        return json;
    }

    private void forEachActivity(Map<String, Object> json) {
        if (!order.kind().isLatency()) {
            json.put("activities_per_s", rounded(activities() / seconds()));
            json.put("floor_s", rounded(median(Measurement::floor)));
            json.put("part_of_floor", rounded(median(Measurement::floor) / seconds()));
        }
        json.put("write_commits_per_activity", forEach(one -> one.counts().writes()));
        if (repetitions.get(0).counts().transactions() >= 0) {
            json.put("transactions_per_activity", forEach(one -> one.counts().transactions()));
            json.put("statements_per_activity", forEach(one -> one.counts().statements()));
        }
        json.put("server_cpu_ms_per_activity", forEach(one -> one.cpu().server() * MILLIS));
        json.put("database_cpu_ms_per_activity", forEach(one -> one.cpu().database() * MILLIS));
    }

    private double forEach(ToDoubleFunction<Measurement> of) {
        return rounded(median(of) / activities());
    }

    static double rounded(double value) {
        return Math.round(value * 10_000) / 10_000.0;
    }
}
