package culm.system;

import culm.api.ActionResult;
import culm.api.Change;
import culm.api.Code;
import culm.api.ComponentView;
import culm.api.CulmException;
import culm.api.ErrorGroupView;
import culm.api.HistoryView;
import culm.api.LogPage;
import culm.api.OutputsView;
import culm.api.PipelineFilter;
import culm.api.PipelinePage;
import culm.api.PipelineQuery;
import culm.api.PipelineView;
import culm.api.PreviewView;
import culm.api.ProblemView;
import culm.api.QueueView;
import culm.api.RunOptions;
import culm.api.ServerView;
import culm.api.SettingView;
import culm.api.StateView;
import culm.api.TaskService;
import culm.api.ValidationView;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The contract spoken through REST, so that what holds for the engine can be asked of the server. */
public final class RestTaskService implements TaskService {

    private static final String API = "api/v1/";

    private final RestDoor door;

    public RestTaskService(RestDoor door) {
        this.door = door;
    }

    @Override
    public ActionResult runPipeline(Map<String, Object> pipeline, RunOptions options) {
        var body = new LinkedHashMap<String, Object>();
        body.put("pipeline", pipeline);
        body.put("check_workers", options.checkWorkers());
        body.put("priority", options.priority());
        body.put("queue", options.queue());
        body.put("root_data", options.rootData());
        body.put("context", options.context());
        body.put("subprocess_context", options.subprocessContext());
        body.put("cycle_tolerate", options.cycleTolerate());
        body.put("fresh_ids", options.freshIds());
        body.put("project", options.project());
        body.put("labels", options.labels());
        if (options.name() != null) {
            body.put("name", options.name());
        }
        if (options.startNodeId() != null) {
            body.put("start_node_id", options.startNodeId());
        }
        return result(door.post(API + "pipelines", body));
    }

    /** REST takes the reason in the body, where these requests have one of their own. */
    @Override
    public ActionResult carryOut(Change change) {
        var by = change.idempotencyKey() == null ? this : new RestTaskService(door.once(change.idempotencyKey()));
        return change.on(by);
    }

    @Override
    public ValidationView validate(Map<String, Object> pipeline, boolean cycleTolerate) {
        var answer =
                door.post(API + "pipelines/validate", Map.of("pipeline", pipeline, "cycle_tolerate", cycleTolerate));
        return new ValidationView(
                (boolean) ok(answer).get("valid"),
                RestViews.list(ok(answer).get("problems")).stream()
                        .map(problem -> new ProblemView(
                                (String) problem.get("code"),
                                (String) problem.get("node_id"),
                                (String) problem.get("pointer"),
                                (String) problem.get("message")))
                        .toList());
    }

    @Override
    public ActionResult callback(String nodeId, Object data, String version, String callbackId) {
        var body = new HashMap<String, Object>();
        body.put("data", data);
        if (version != null) {
            body.put("version", version);
        }
        if (callbackId != null) {
            body.put("callback_id", callbackId);
        }
        return result(door.post(node(nodeId) + "callback", body));
    }

    @Override
    public ActionResult pausePipeline(String id) {
        return result(door.send("POST", pipeline(id) + "pause"));
    }

    @Override
    public ActionResult resumePipeline(String id) {
        return result(door.send("POST", pipeline(id) + "resume"));
    }

    @Override
    public ActionResult revokePipeline(String id) {
        return result(door.post(pipeline(id) + "revoke", Map.of("reason", "asked by a test")));
    }

    @Override
    public ActionResult pauseActivity(String nodeId) {
        return result(door.send("POST", node(nodeId) + "pause"));
    }

    @Override
    public ActionResult resumeActivity(String nodeId) {
        return result(door.send("POST", node(nodeId) + "resume"));
    }

    @Override
    public ActionResult retryActivity(String nodeId, Map<String, Object> inputs) {
        return result(door.post(node(nodeId) + "retry", field("inputs", inputs)));
    }

    @Override
    public ActionResult skipActivity(String nodeId, Map<String, Object> outputs) {
        return result(door.post(node(nodeId) + "skip", field("outputs", outputs)));
    }

    @Override
    public ActionResult skipExclusiveGateway(String nodeId, String flowId) {
        return result(door.post(node(nodeId) + "skip-exclusive", field("flow_id", flowId)));
    }

    @Override
    public ActionResult skipConditionalParallelGateway(String nodeId, List<String> flowIds, String convergeGatewayId) {
        var body = field("flow_ids", flowIds);
        body.put("converge_gateway_id", convergeGatewayId);
        return result(door.post(node(nodeId) + "skip-conditional", body));
    }

    @Override
    public ActionResult forcedFail(String nodeId, Object exData) {
        return result(door.post(node(nodeId) + "forced-fail", field("ex_data", exData)));
    }

    @Override
    public ActionResult freeze() {
        return result(door.send("POST", API + "admin/freeze"));
    }

    @Override
    public ActionResult unfreeze() {
        return result(door.send("POST", API + "admin/unfreeze"));
    }

    private static Map<String, Object> field(String name, Object value) {
        var body = new HashMap<String, Object>();
        body.put(name, value);
        return body;
    }

    private static String pipeline(String id) {
        return API + "pipelines/" + encode(id) + "/";
    }

    @Override
    public StateView getState(String id, boolean nested) {
        return RestViews.state(ok(door.get(node(id) + "state?nested=" + nested)));
    }

    @Override
    public Map<String, Object> getInputs(String id) {
        return ok(door.get(node(id) + "inputs"));
    }

    @Override
    public PreviewView previewInputs(String nodeId) {
        var preview = ok(door.get(node(nodeId) + "preview"));
        var problems = new LinkedHashMap<String, String>();
        RestViews.map(preview.get("problems")).forEach((name, problem) -> problems.put(name, (String) problem));
        return new PreviewView(RestViews.map(preview.get("inputs")), problems);
    }

    @Override
    public OutputsView getOutputs(String id) {
        var outputs = ok(door.get(node(id) + "outputs"));
        return new OutputsView(RestViews.map(outputs.get("outputs")), outputs.get("ex_data"));
    }

    @Override
    public List<HistoryView> getActivityHistories(String nodeId) {
        var answer = door.get(node(nodeId) + "histories");
        refuse(answer);
        return RestViews.list(answer.json()).stream().map(RestViews::history).toList();
    }

    @Override
    public LogPage getNodeLogs(String nodeId, String version, String cursor, int limit) {
        var query = "?limit=%d&attempt=%s&cursor=%s"
                .formatted(limit, version == null ? "" : encode(version), cursor == null ? "" : encode(cursor));
        return RestViews.logs(ok(door.get(node(nodeId) + "logs" + query)));
    }

    @Override
    public PipelineView getPipeline(String pipelineId) {
        return RestViews.pipeline(ok(door.get(API + "pipelines/" + encode(pipelineId))));
    }

    @Override
    public Map<String, Object> getTree(String pipelineId) {
        return ok(door.get(API + "pipelines/" + encode(pipelineId) + "/tree"));
    }

    @Override
    public PipelinePage listPipelines(PipelineQuery query) {
        var path = API + "pipelines?limit=" + query.limit() + parameters(query.filter());
        if (query.cursor() != null) {
            path += parameter("cursor", query.cursor());
        }
        var page = ok(door.get(path));
        return new PipelinePage(
                RestViews.list(page.get("items")).stream()
                        .map(RestViews::pipeline)
                        .toList(),
                (String) page.get("next_cursor"));
    }

    private static String parameters(PipelineFilter filter) {
        var asked = new StringBuilder();
        filter.states().forEach(state -> asked.append(parameter("state", state)));
        asked.append(parameter("attention", filter.attention() ? true : null));
        asked.append(parameter("q", filter.text()));
        asked.append(parameter("name", filter.name()));
        filter.labels().forEach((label, value) -> asked.append(parameter("label", label + "=" + value)));
        asked.append(parameter("created_by", filter.createdBy()));
        asked.append(parameter("project", filter.project()));
        asked.append(parameter("started_from", filter.startedFrom()));
        asked.append(parameter("started_to", filter.startedTo()));
        asked.append(parameter("finished_from", filter.finishedFrom()));
        asked.append(parameter("finished_to", filter.finishedTo()));
        return asked.append(parameter("error_group", filter.errorGroup())).toString();
    }

    private static String parameter(String name, Object value) {
        return value == null ? "" : "&%s=%s".formatted(name, encode(value.toString()));
    }

    @Override
    public Map<String, Integer> countPipelines(PipelineFilter filter) {
        var counts = new TreeMap<String, Integer>();
        RestViews.map(ok(door.get(API + "pipelines/counts?" + parameters(filter)))
                        .get("counts"))
                .forEach((state, runs) -> counts.put(state, RestViews.number(runs)));
        return counts;
    }

    @Override
    public List<ErrorGroupView> listErrorGroups(PipelineFilter filter) {
        var answer = door.get(API + "pipelines/error-groups?" + parameters(filter));
        refuse(answer);
        return RestViews.list(answer.json()).stream().map(RestViews::errorGroup).toList();
    }

    @Override
    public ActionResult labelPipeline(String id, Map<String, String> labels) {
        return result(door.send(door.json("PUT", pipeline(id) + "labels", Map.of("labels", labels))));
    }

    @Override
    public List<ComponentView> listComponents() {
        var answer = door.get(API + "components");
        refuse(answer);
        return RestViews.list(answer.json()).stream()
                .map(item -> new ComponentView(
                        (String) item.get("code"),
                        (String) item.get("version"),
                        (String) item.get("name"),
                        (String) item.get("group"),
                        (boolean) item.get("idempotent"),
                        (boolean) item.get("transactional")))
                .toList();
    }

    @Override
    public List<ServerView> listServers() {
        return rows("admin/servers").stream().map(RestViews::server).toList();
    }

    @Override
    public List<QueueView> listQueues() {
        return rows("admin/queues").stream().map(RestViews::queue).toList();
    }

    @Override
    public List<SettingView> listSettings() {
        return rows("admin/settings").stream().map(RestViews::setting).toList();
    }

    private List<Map<String, Object>> rows(String path) {
        var answer = door.get(API + path);
        refuse(answer);
        return RestViews.list(answer.json());
    }

    private static ActionResult result(RestDoor.Answer answer) {
        var body = answer.object();
        if (answer.status() < 300) {
            return new ActionResult(
                    (boolean) body.get("result"),
                    (String) body.get("message"),
                    RestViews.map(body.get("extra")),
                    Code.valueOf((String) body.get("code")));
        }
        return ActionResult.refused(Code.valueOf((String) body.get("code")), (String) body.get("detail"), body);
    }

    private static Map<String, Object> ok(RestDoor.Answer answer) {
        refuse(answer);
        return answer.object();
    }

    private static void refuse(RestDoor.Answer answer) {
        if (answer.status() >= 300) {
            throw new CulmException(Code.valueOf((String) answer.object().get("code")), (String)
                    answer.object().get("detail"));
        }
    }

    private static String node(String id) {
        return API + "nodes/" + encode(id) + "/";
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
