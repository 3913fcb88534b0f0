package culm.test;

import culm.api.StateView;
import culm.api.TaskService;
import culm.api.WaitingView;
import java.util.HashMap;
import java.util.Map;

/** A run as people look at it: what was entered, one line each, with the reasons for not moving. */
final class StateTree {

    private static final int MOST_OF_A_REASON = 200;

    private final TaskService tasks;
    private final Map<String, WaitingView> waiting = new HashMap<>();
    private final StringBuilder text = new StringBuilder();

    private StateTree(TaskService tasks) {
        this.tasks = tasks;
    }

    static String of(TaskService tasks, String pipelineId) {
        var tree = new StateTree(tasks);
        tasks.getPipeline(pipelineId).waiting().forEach(one -> tree.waiting.put(one.nodeId(), one));
        tree.add(tasks.getState(pipelineId, true), 0);
        return tree.text.toString().stripTrailing();
    }

    private void add(StateView view, int depth) {
        text.append("  ".repeat(depth)).append(view.id()).append(": ").append(view.state());
        addCount("pass", view.loop(), 1);
        addCount("retry", view.retry(), 0);
        if (view.skip()) {
            text.append(", skipped");
        }
        if (view.errorIgnored()) {
            text.append(", its failure ignored");
        }
        addReason(view);
        text.append('\n');
        view.children().values().forEach(child -> add(child, depth + 1));
    }

    private void addCount(String what, int count, int usual) {
        if (count > usual) {
            text.append(", ").append(what).append(' ').append(count);
        }
    }

    private void addReason(StateView view) {
        var waits = waiting.get(view.id());
        if (waits != null && !waits.reason().equals("FAILED")) {
            text.append(", ").append(waits.reason()).append(": ").append(waits.detail());
        }
        if (view.state().equals("FAILED") && view.children().isEmpty()) {
            text.append(", ").append(firstLine(tasks.getOutputs(view.id()).exData()));
        }
    }

    private static String firstLine(Object exData) {
        var line = String.valueOf(exData).lines().findFirst().orElse("without a reason");
        return line.length() > MOST_OF_A_REASON ? line.substring(0, MOST_OF_A_REASON) + "..." : line;
    }
}
