package culm.load.driven;

import java.util.List;
import java.util.Map;

/**
 * What one repetition of a workload took.
 *
 * @param seconds from the first call to the last end that was seen
 * @param startSeconds of them until all starts had been answered
 * @param runs that were started
 * @param millis of each call, where single calls are timed
 */
public record Timing(double seconds, double startSeconds, List<String> runs, List<Double> millis) {

    Map<String, Object> toJson() {
        return Map.of("seconds", seconds, "start_seconds", startSeconds, "runs", runs, "millis", millis);
    }

    @SuppressWarnings("unchecked")
    public static Timing of(Map<String, Object> json) {
        return new Timing(
                ((Number) json.get("seconds")).doubleValue(),
                ((Number) json.get("start_seconds")).doubleValue(),
                (List<String>) json.get("runs"),
                ((List<Object>) json.get("millis"))
                        .stream().map(millis -> ((Number) millis).doubleValue()).toList());
    }
}
