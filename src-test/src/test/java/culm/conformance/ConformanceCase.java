package culm.conformance;

import culm.api.RunOptions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One flow, what is done to it, and what is expected. The expectations were observed on bamboo's newer engine; where a
 * decision of ours differs, {@code differs} says which.
 */
record ConformanceCase(
        String name,
        String group,
        String title,
        Map<String, Object> tree,
        Map<String, Object> options,
        List<Map<String, Object>> steps,
        Map<String, Object> expect,
        List<String> differs) {

    static final String ROOT = "<pipeline>";

    private static final Set<String> WITHOUT_VERBS = Set.of("wait", "settle", "snapshot", "sleep", "callback");

    @SuppressWarnings("unchecked")
    static ConformanceCase of(Map<String, Object> file) {
        return new ConformanceCase(
                (String) file.get("name"),
                (String) file.get("group"),
                (String) file.get("title"),
                (Map<String, Object>) file.get("tree"),
                (Map<String, Object>) file.get("options"),
                (List<Map<String, Object>>) file.get("steps"),
                (Map<String, Object>) file.get("expect"),
                (List<String>) file.get("differs"));
    }

    /** Whether running and calling back is all that is done to the flow. */
    boolean needsOnlyRunAndCallback() {
        return steps.stream().allMatch(step -> WITHOUT_VERBS.contains(step.get("do")));
    }

    RunOptions runOptions() {
        var run = RunOptions.defaults().withCycleTolerate(Boolean.TRUE.equals(options.get("cycle_tolerate")));
        if (options.get("start_node_id") instanceof String start) {
            run = run.withStartNodeId(start);
        }
        return run.withRootData(map(options.get("root_data")))
                .withContext(map(options.get("context")))
                .withSubprocessContext(map(options.get("subprocess_context")));
    }

    String pipelineId() {
        return (String) tree.get("id");
    }

    /** Ids by name: {@code sub/name} is inside a subprocess. */
    Map<String, String> idsByName() {
        var ids = new LinkedHashMap<String, String>();
        ids.put(ROOT, pipelineId());
        collect(tree, "", ids);
        return ids;
    }

    private static void collect(Map<String, Object> tree, String prefix, Map<String, String> ids) {
        put(map(tree.get("start_event")), prefix, ids);
        put(map(tree.get("end_event")), prefix, ids);
        map(tree.get("gateways")).values().forEach(gateway -> put(map(gateway), prefix, ids));
        for (var activity : map(tree.get("activities")).values()) {
            var name = put(map(activity), prefix, ids);
            if (map(activity).get("pipeline") != null) {
                collect(map(map(activity).get("pipeline")), name + "/", ids);
            }
        }
    }

    private static String put(Map<String, Object> node, String prefix, Map<String, String> ids) {
        var name = prefix + node.get("name");
        ids.put(name, (String) node.get("id"));
        return name;
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(Object value) {
        return value == null ? Map.of() : (Map<String, Object>) value;
    }
}
