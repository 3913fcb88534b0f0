package culm.web.rest;

import culm.api.RunOptions;
import java.util.Map;
import java.util.Set;

/** What {@code POST /pipelines} is given. */
record RunRequest(Map<String, Object> pipeline, RunOptions options) {

    private static final Set<String> FIELDS = Set.of(
            "pipeline",
            "check_workers",
            "priority",
            "queue",
            "root_data",
            "context",
            "subprocess_context",
            "cycle_tolerate",
            "start_node_id",
            "fresh_ids",
            "project",
            "name",
            "labels");

    static RunRequest of(Fields body) {
        var fields = body.only(FIELDS);
        var defaults = RunOptions.defaults();
        var options = new RunOptions(
                fields.flag("check_workers", defaults.checkWorkers()),
                fields.integer("priority", defaults.priority()),
                fields.text("queue", defaults.queue()),
                fields.object("root_data"),
                fields.object("context"),
                fields.object("subprocess_context"),
                fields.flag("cycle_tolerate", defaults.cycleTolerate()),
                fields.text("start_node_id", defaults.startNodeId()),
                fields.flag("fresh_ids", defaults.freshIds()),
                fields.text("project", defaults.project()),
                fields.text("name", defaults.name()),
                fields.textsByName("labels"));
        return new RunRequest(fields.requiredObject("pipeline"), options);
    }
}
