package culm.web.rest;

import culm.api.ActionResult;
import culm.api.ComponentView;
import culm.api.ErrorGroupView;
import culm.api.HistoryView;
import culm.api.LogLineView;
import culm.api.LogPage;
import culm.api.OutputsView;
import culm.api.PipelinePage;
import culm.api.PipelineView;
import culm.api.PreviewView;
import culm.api.ProblemView;
import culm.api.StateView;
import culm.api.ValidationView;
import culm.api.WaitingView;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** The engine's views as JSON values. The names are the contract of REST, so each stands here in full. */
final class Views {

    private Views() {}

    static Map<String, Object> of(ActionResult result) {
        return object(
                "result", result.result(),
                "message", result.message(),
                "extra", value(result.extra()),
                "code", result.code().name());
    }

    static Map<String, Object> of(ValidationView validation) {
        return object("valid", validation.valid(), "problems", value(validation.problems()));
    }

    static Map<String, Object> of(StateView state) {
        var children = new LinkedHashMap<String, Object>();
        state.children().forEach((id, child) -> children.put(id, of(child)));
        return object(
                "id", state.id(),
                "name", state.name(),
                "state", state.state(),
                "start_time", state.startTime(),
                "finish_time", state.finishTime(),
                "loop", (long) state.loop(),
                "retry", (long) state.retry(),
                "skip", state.skip(),
                "error_ignored", state.errorIgnored(),
                "version", state.version(),
                "auto_retry", (long) state.autoRetry(),
                "auto_retry_limit", (long) state.autoRetryLimit(),
                "retry_at", state.retryAt(),
                "times_out_at", state.timesOutAt(),
                "children", children);
    }

    static Map<String, Object> of(OutputsView outputs) {
        return object("outputs", outputs.outputs(), "ex_data", outputs.exData());
    }

    static Map<String, Object> of(PreviewView preview) {
        return object("inputs", preview.inputs(), "problems", preview.problems());
    }

    static Map<String, Object> of(HistoryView history) {
        return object(
                "history_id", history.historyId(),
                "started_time", history.startedTime(),
                "finished_time", history.finishedTime(),
                "elapsed_time", history.elapsedTime(),
                "inputs", history.inputs(),
                "outputs", history.outputs(),
                "ex_data", history.exData(),
                "loop", (long) history.loop(),
                "retry", (long) history.retry(),
                "skip", history.skip(),
                "version", history.version(),
                "state", history.state());
    }

    static Map<String, Object> of(LogPage page) {
        return object(
                "items", page.items().stream().map(Views::of).toList(),
                "truncated", page.truncated(),
                "next_cursor", page.nextCursor());
    }

    private static Map<String, Object> of(LogLineView line) {
        return object(
                "version", line.version(),
                "number", line.number(),
                "at", iso(line.at()),
                "level", line.level(),
                "logger", line.logger(),
                "text", line.text());
    }

    static Map<String, Object> of(PipelineView pipeline) {
        return object(
                "id", pipeline.id(),
                "name", pipeline.name(),
                "state", pipeline.state(),
                "priority", (long) pipeline.priority(),
                "queue", pipeline.queue(),
                "created_by", pipeline.createdBy(),
                "project", pipeline.project(),
                "labels", pipeline.labels(),
                "created_at", iso(pipeline.createdAt()),
                "started_at", iso(pipeline.startedAt()),
                "finished_at", iso(pipeline.finishedAt()),
                "waiting", pipeline.waiting().stream().map(Views::of).toList(),
                "booked", pipeline.booked());
    }

    static Map<String, Object> of(PipelinePage page) {
        return object("items", page.items().stream().map(Views::of).toList(), "next_cursor", page.nextCursor());
    }

    static Map<String, Object> counts(Map<String, Integer> byState) {
        var total = byState.values().stream().mapToLong(Integer::longValue).sum();
        return object("counts", value(byState), "total", total);
    }

    static Map<String, Object> of(ErrorGroupView group) {
        return object(
                "error_group", group.errorGroup(),
                "component", group.component(),
                "error", group.error(),
                "runs", (long) group.runs(),
                "nodes", (long) group.nodes(),
                "latest", iso(group.latest()),
                "sample_node_id", group.sampleNodeId());
    }

    static Map<String, Object> of(ComponentView component) {
        return object(
                "code", component.code(),
                "version", component.version(),
                "name", component.name(),
                "group", component.group(),
                "idempotent", component.idempotent(),
                "transactional", component.transactional());
    }

    private static Map<String, Object> of(WaitingView waiting) {
        return object(
                "node_id", waiting.nodeId(),
                "reason", waiting.reason(),
                "since", iso(waiting.since()),
                "due", iso(waiting.due()),
                "server", waiting.server(),
                "paused_by", waiting.pausedBy(),
                "children", waiting.children(),
                "detail", waiting.detail(),
                "times_out_at", iso(waiting.timesOutAt()));
    }

    private static Map<String, Object> of(ProblemView problem) {
        return object(
                "code", problem.code(),
                "node_id", problem.nodeId(),
                "pointer", problem.pointer(),
                "message", problem.message());
    }

    /** A fact that the engine gives beside an answer: a JSON value, with views in it. */
    static Object value(Object fact) {
        if (fact instanceof ProblemView problem) {
            return of(problem);
        }
        if (fact instanceof Map<?, ?> members) {
            var object = new LinkedHashMap<String, Object>();
            members.forEach((name, member) -> object.put(String.valueOf(name), value(member)));
            return object;
        }
        if (fact instanceof Collection<?> items) {
            return items.stream().map(Views::value).toList();
        }
        if (fact instanceof Integer number) {
            return number.longValue();
        }
        return fact instanceof Enum<?> || fact instanceof Instant ? fact.toString() : fact;
    }

    static String iso(Instant time) {
        return time == null ? null : time.toString();
    }

    static Map<String, Object> object(Object... namesAndValues) {
        var object = new LinkedHashMap<String, Object>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            object.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return object;
    }
}
