package culm.ee.service;

import culm.api.RunOptions;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What calls bring, as the audit log tells of it. */
final class Given {

    private Given() {}

    /** Nothing, if it is null. */
    static Map<String, Object> of(String name, Object value) {
        return value == null ? Map.of() : Map.of(name, value);
    }

    static Map<String, Object> start(RunOptions options) {
        var given = new LinkedHashMap<String, Object>();
        given.put("priority", options.priority());
        given.put("queue", options.queue());
        if (options.startNodeId() != null) {
            given.put("start_node_id", options.startNodeId());
        }
        if (options.name() != null) {
            given.put("name", options.name());
        }
        if (!options.labels().isEmpty()) {
            given.put("labels", options.labels());
        }
        put(given, "root_data", options.rootData());
        put(given, "context", options.context());
        put(given, "subprocess_context", options.subprocessContext());
        return given;
    }

    /** What tells a start from another of the same tree. */
    static List<Object> everything(RunOptions options) {
        return Arrays.asList(
                options.checkWorkers(),
                options.priority(),
                options.queue(),
                options.rootData(),
                options.context(),
                options.subprocessContext(),
                options.cycleTolerate(),
                options.startNodeId(),
                options.freshIds(),
                options.project(),
                options.name(),
                options.labels());
    }

    private static void put(Map<String, Object> given, String name, Map<String, Object> values) {
        if (!values.isEmpty()) {
            given.put(name, values);
        }
    }
}
