package culm.node;

import culm.data.JsonValue;
import culm.data.Outputs;
import culm.plugin.Answer;
import culm.tree.Node.ServiceActivity;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads a component's answer in the light of what the tree says about its activity. */
public final class ActivityProgress {

    private final ServiceActivity activity;
    private final Map<String, Object> produced;
    private final long loop;
    private final long innerLoop;
    private final int pass;

    /**
     * @param produced the outputs as the component left them
     * @param loop as components see it
     * @param pass which pass of the loop_config, from 1
     */
    public ActivityProgress(
            ServiceActivity activity, Map<String, Object> produced, long loop, long innerLoop, int pass) {
        this.activity = activity;
        this.produced = produced;
        this.loop = loop;
        this.innerLoop = innerLoop;
        this.pass = pass;
    }

    public Progress after(Answer answer) {
        return after(answer, 0);
    }

    /**
     * @param answer null counts as done, as bamboo has it
     * @param polls how many polls were made, a present one included
     */
    public Progress after(Answer answer, int polls) {
        Map<String, Object> outputs;
        try {
            outputs = JsonValue.copyOf(produced);
            if (answer != null) {
                outputs.putAll(JsonValue.copyOf(answer.outputs()));
            }
        } catch (IllegalArgumentException notJson) {
            return failed(new LinkedHashMap<>(), "an output is not JSON: " + notJson.getMessage());
        }
        return switch (answer == null ? Answer.Kind.DONE : answer.kind()) {
            case DONE -> passDone(outputs);
            case FAILED -> failed(outputs, reason(answer, outputs));
            case POLL -> new Progress.Poll(systemOutputs(outputs, true), answer.interval(polls));
            case CALLBACK -> new Progress.Await(systemOutputs(outputs, true));
        };
    }

    public Progress after(Throwable thrown) {
        try {
            return failed(JsonValue.copyOf(produced), StackTrace.of(thrown));
        } catch (IllegalArgumentException notJson) {
            return failed(new LinkedHashMap<>(), StackTrace.of(thrown));
        }
    }

    private Progress passDone(Map<String, Object> outputs) {
        outputs.remove(Outputs.EX_DATA);
        systemOutputs(outputs, true);
        return morePasses() ? new Progress.Again(outputs, true, null) : new Progress.Done(outputs);
    }

    private Progress failed(Map<String, Object> outputs, Object reason) {
        outputs.remove(Outputs.EX_DATA);
        systemOutputs(outputs, false);
        if (activity.errorIgnorable()) {
            return new Progress.Ignored(outputs, reason);
        }
        if (activity.loopConfig() != null && activity.loopConfig().failSkip()) {
            return morePasses() ? new Progress.Again(outputs, false, reason) : new Progress.Ignored(outputs, reason);
        }
        return new Progress.Failed(outputs, reason);
    }

    private boolean morePasses() {
        return activity.loopConfig() != null && pass < activity.loopConfig().times();
    }

    private Map<String, Object> systemOutputs(Map<String, Object> outputs, boolean result) {
        outputs.put(Outputs.RESULT, result);
        outputs.put(Outputs.LOOP, loop);
        outputs.put(Outputs.INNER_LOOP, innerLoop);
        return outputs;
    }

    private static Object reason(Answer answer, Map<String, Object> outputs) {
        if (answer.reason() == null) {
            return outputs.getOrDefault(Outputs.EX_DATA, "");
        }
        try {
            return JsonValue.copyOf(answer.reason());
        } catch (IllegalArgumentException notJson) {
            return String.valueOf(answer.reason());
        }
    }
}
