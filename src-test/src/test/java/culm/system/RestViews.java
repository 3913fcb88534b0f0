package culm.system;

import culm.api.ErrorGroupView;
import culm.api.HistoryView;
import culm.api.LogLineView;
import culm.api.LogPage;
import culm.api.PipelineView;
import culm.api.QueueView;
import culm.api.ServerView;
import culm.api.SettingView;
import culm.api.StateView;
import culm.api.WaitingView;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the JSON of answers back into the views of the contract. */
final class RestViews {

    private RestViews() {}

    static StateView state(Map<String, Object> state) {
        var children = new LinkedHashMap<String, StateView>();
        map(state.get("children")).forEach((id, child) -> children.put(id, state(map(child))));
        return new StateView(
                (String) state.get("id"),
                (String) state.get("name"),
                (String) state.get("state"),
                (String) state.get("start_time"),
                (String) state.get("finish_time"),
                number(state.get("loop")),
                number(state.get("retry")),
                (boolean) state.get("skip"),
                (boolean) state.get("error_ignored"),
                (String) state.get("version"),
                number(state.get("auto_retry")),
                number(state.get("auto_retry_limit")),
                (String) state.get("retry_at"),
                (String) state.get("times_out_at"),
                children);
    }

    static HistoryView history(Map<String, Object> row) {
        return new HistoryView(
                (String) row.get("history_id"),
                (String) row.get("started_time"),
                (String) row.get("finished_time"),
                number(row.get("elapsed_time")),
                map(row.get("inputs")),
                map(row.get("outputs")),
                row.get("ex_data"),
                number(row.get("loop")),
                number(row.get("retry")),
                (boolean) row.get("skip"),
                (String) row.get("version"),
                (String) row.get("state"));
    }

    static LogPage logs(Map<String, Object> page) {
        return new LogPage(
                list(page.get("items")).stream().map(RestViews::line).toList(),
                (boolean) page.get("truncated"),
                (String) page.get("next_cursor"));
    }

    private static LogLineView line(Map<String, Object> line) {
        return new LogLineView(
                (String) line.get("version"),
                number(line.get("number")),
                time(line.get("at")),
                (String) line.get("level"),
                (String) line.get("logger"),
                (String) line.get("text"));
    }

    @SuppressWarnings("unchecked")
    static PipelineView pipeline(Map<String, Object> run) {
        return new PipelineView(
                (String) run.get("id"),
                (String) run.get("name"),
                (String) run.get("state"),
                number(run.get("priority")),
                (String) run.get("queue"),
                (String) run.get("created_by"),
                (String) run.get("project"),
                texts(run.get("labels")),
                time(run.get("created_at")),
                time(run.get("started_at")),
                time(run.get("finished_at")),
                run.get("waiting") == null
                        ? List.of()
                        : list(run.get("waiting")).stream()
                                .map(RestViews::waiting)
                                .toList(),
                (List<String>) run.get("booked"));
    }

    @SuppressWarnings("unchecked")
    static WaitingView waiting(Map<String, Object> waiting) {
        return new WaitingView(
                (String) waiting.get("node_id"),
                (String) waiting.get("reason"),
                time(waiting.get("since")),
                time(waiting.get("due")),
                (String) waiting.get("server"),
                (String) waiting.get("paused_by"),
                (List<String>) waiting.get("children"),
                (String) waiting.get("detail"),
                time(waiting.get("times_out_at")));
    }

    static ServerView server(Map<String, Object> server) {
        var queues = new LinkedHashMap<String, Integer>();
        map(server.get("queues")).forEach((queue, count) -> queues.put(queue, number(count)));
        return new ServerView(
                (String) server.get("name"),
                (String) server.get("incarnation"),
                time(server.get("started_at")),
                time(server.get("lease_until")),
                (String) server.get("state"),
                queues,
                number(server.get("tokens")));
    }

    static QueueView queue(Map<String, Object> queue) {
        return new QueueView(
                (String) queue.get("name"), number(queue.get("consumers")), number(queue.get("ready")), (Long)
                        queue.get("oldest_seconds"));
    }

    static SettingView setting(Map<String, Object> setting) {
        return new SettingView(
                (String) setting.get("name"), (String) setting.get("value"), (String) setting.get("default"), (String)
                        setting.get("source"));
    }

    static Map<String, String> texts(Object value) {
        var texts = new LinkedHashMap<String, String>();
        map(value).forEach((name, text) -> texts.put(name, (String) text));
        return texts;
    }

    static ErrorGroupView errorGroup(Map<String, Object> group) {
        return new ErrorGroupView(
                (String) group.get("error_group"),
                (String) group.get("component"),
                (String) group.get("error"),
                number(group.get("runs")),
                number(group.get("nodes")),
                time(group.get("latest")),
                (String) group.get("sample_node_id"));
    }

    static Instant time(Object text) {
        return text == null ? null : Instant.parse((String) text);
    }

    static int number(Object value) {
        return ((Number) value).intValue();
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(Object value) {
        return value == null ? Map.of() : (Map<String, Object>) value;
    }

    @SuppressWarnings("unchecked")
    static List<Map<String, Object>> list(Object value) {
        return (List<Map<String, Object>>) value;
    }
}
