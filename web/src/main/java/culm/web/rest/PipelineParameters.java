package culm.web.rest;

import culm.api.PipelineFilter;
import jakarta.ws.rs.QueryParam;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which runs are asked for. */
public class PipelineParameters {

    @QueryParam("state")
    private List<String> states;

    @QueryParam("attention")
    private String attention;

    @QueryParam("q")
    private String text;

    @QueryParam("name")
    private String name;

    @QueryParam("label")
    private List<String> labels;

    @QueryParam("created_by")
    private String createdBy;

    @QueryParam("project")
    private String project;

    @QueryParam("started_from")
    private String startedFrom;

    @QueryParam("started_to")
    private String startedTo;

    @QueryParam("finished_from")
    private String finishedFrom;

    @QueryParam("finished_to")
    private String finishedTo;

    @QueryParam("error_group")
    private String errorGroup;

    PipelineFilter filter() {
        return new PipelineFilter(
                Parameter.names(states),
                Parameter.flag("attention", attention),
                Parameter.some("q", text),
                Parameter.some("name", name),
                labels(),
                Parameter.some("created_by", createdBy),
                Parameter.some("project", project),
                Parameter.time("started_from", startedFrom),
                Parameter.time("started_to", startedTo),
                Parameter.time("finished_from", finishedFrom),
                Parameter.time("finished_to", finishedTo),
                Parameter.some("error_group", errorGroup));
    }

    /** Each as {@code env=prod}. */
    private Map<String, String> labels() {
        var values = new LinkedHashMap<String, String>();
        for (var label : labels) {
            var parts = Parameter.text("label", label).split("=", 2);
            if (parts.length < 2 || parts[0].isEmpty()) {
                throw Refusal.invalid("parameter 'label' must be as in env=prod; it is '%s'".formatted(label));
            }
            if (values.put(parts[0], parts[1]) != null) {
                throw Refusal.invalid("parameter 'label' names '%s' twice".formatted(parts[0]));
            }
        }
        return values;
    }
}
