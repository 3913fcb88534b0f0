package culm.engine.storm;

import culm.engine.storm.Block.Kind;
import culm.plugin.Activity;
import culm.plugin.Answer;
import culm.plugin.Component;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The component behind every activity: behaves as its inputs say, and remembers each call. */
final class Witness implements Component {

    /** One attempt of a node. */
    record Attempt(String nodeId, String version) {}

    private final Map<Attempt, Integer> executions = new LinkedHashMap<>();
    private final Map<Attempt, List<Object>> handedOver = new HashMap<>();
    private final Runnable meanwhile;

    /** @param meanwhile happens at the beginning of each call */
    Witness(Runnable meanwhile) {
        this.meanwhile = meanwhile;
    }

    Map<Attempt, Integer> executions() {
        return executions;
    }

    int executions(String nodeId) {
        return executions.entrySet().stream()
                .filter(entry -> entry.getKey().nodeId().equals(nodeId))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    /** The data of the callbacks that reached the component, in their order. */
    List<Object> handedOver(Attempt attempt) {
        return handedOver.getOrDefault(attempt, List.of());
    }

    @Override
    public Answer execute(Activity activity) {
        executions.merge(attempt(activity), 1, Integer::sum);
        meanwhile.run();
        return switch (kind(activity)) {
            case DONE -> Answer.done();
            case FAILS -> activity.retry() < times(activity) ? Answer.failed("told to fail") : Answer.done();
            case IGNORED -> Answer.failed("told to fail, and to go on");
            case POLLS -> Answer.pollAfter(Duration.ofSeconds(1));
            case WAITS -> Answer.awaitCallback();
            case COUNTS -> count(activity);
        };
    }

    private static Answer count(Activity activity) {
        activity.outputs().put("again", activity.loop() % times(activity) == 0 ? 0L : 1L);
        return Answer.done();
    }

    @Override
    public Answer poll(Activity activity) {
        meanwhile.run();
        return activity.polls() + 1 < times(activity) ? Answer.pollAfter(Duration.ofSeconds(1)) : Answer.done();
    }

    @Override
    public Answer callback(Activity activity, Object data) {
        var handed = handedOver.computeIfAbsent(attempt(activity), attempt -> new ArrayList<>());
        handed.add(data);
        meanwhile.run();
        var counted = (Long) activity.outputs().getOrDefault("handed", 0L) + 1;
        activity.outputs().put("handed", counted); // a list of its own would count what was undone
        activity.outputs().put("heard", heard(activity.outputs()) + data + "\n");
        return counted < times(activity) ? Answer.awaitCallback() : Answer.done();
    }

    /** The data of the callbacks whose calls were kept, in their order, a line each. */
    static String heard(Map<String, Object> outputs) {
        return (String) outputs.getOrDefault("heard", "");
    }

    private static Attempt attempt(Activity activity) {
        return new Attempt(activity.nodeId(), activity.version());
    }

    private static Kind kind(Activity activity) {
        return Kind.valueOf((String) activity.inputs().getOrDefault("kind", Kind.DONE.name()));
    }

    private static long times(Activity activity) {
        return (Long) activity.inputs().getOrDefault("times", 1L);
    }
}
