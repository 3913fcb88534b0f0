package culm.web.rest;

import culm.api.PipelineFilter;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Which runs, as a JSON object: with the names of the parameters of {@code GET /pipelines}. */
final class RunSelection {

    private static final Set<String> FIELDS = Set.of(
            "state",
            "attention",
            "q",
            "name",
            "label",
            "created_by",
            "project",
            "started_from",
            "started_to",
            "finished_from",
            "finished_to",
            "error_group");

    private RunSelection() {}

    static PipelineFilter of(Fields body) {
        var fields = body.only(FIELDS);
        var states = fields.texts("state");
        var labels = fields.textsByName("label");
        return new PipelineFilter(
                states == null ? Set.of() : new LinkedHashSet<>(states),
                fields.flag("attention", false),
                fields.text("q", null),
                fields.text("name", null),
                labels == null ? Map.of() : labels,
                fields.text("created_by", null),
                fields.text("project", null),
                Parameter.time("started_from", fields.text("started_from", null)),
                Parameter.time("started_to", fields.text("started_to", null)),
                Parameter.time("finished_from", fields.text("finished_from", null)),
                Parameter.time("finished_to", fields.text("finished_to", null)),
                fields.text("error_group", null));
    }
}
