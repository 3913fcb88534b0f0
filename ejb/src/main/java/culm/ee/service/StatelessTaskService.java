package culm.ee.service;

import culm.api.ActionResult;
import culm.api.Change;
import culm.api.Code;
import culm.api.ComponentView;
import culm.api.ErrorGroupView;
import culm.api.HistoryView;
import culm.api.LogPage;
import culm.api.OutputsView;
import culm.api.PipelineFilter;
import culm.api.PipelinePage;
import culm.api.PipelineQuery;
import culm.api.PipelineView;
import culm.api.PreviewView;
import culm.api.QueueView;
import culm.api.RunOptions;
import culm.api.ServerView;
import culm.api.SettingView;
import culm.api.StateView;
import culm.api.TaskService;
import culm.api.ValidationView;
import culm.ee.access.Caller;
import culm.ee.access.Gate;
import culm.engine.Engine;
import culm.port.Call;
import jakarta.annotation.Resource;
import jakarta.annotation.security.DeclareRoles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Local;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * The service for callers in this server. What each may see and do is for {@link Gate} to say, in every method. It joins no transaction of theirs: the engine
 * opens its own short ones.
 */
@Stateless(name = "TaskService")
@Local(TaskService.class)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@DeclareRoles({Roles.VIEWER, Roles.OPERATOR, Roles.ADMIN})
@RolesAllowed({Roles.VIEWER, Roles.OPERATOR, Roles.ADMIN})
public class StatelessTaskService implements TaskService {

    private static final String WRONG_KEY =
            "an idempotency key must have 1 to %d visible ASCII characters, without \" and \\"
                    .formatted(Change.MAX_KEY_LENGTH);

    @Resource
    private SessionContext session;

    @Inject
    private Engine engine;

    @Inject
    private Gate gate;

    @Inject
    private Calls calls;

    @Inject
    private ShownSettings settings;

    private Caller caller() {
        return calls.caller(session);
    }

    /**
     * @param given what the call brings
     * @param more of it, that the audit log does not tell
     */
    private ActionResult change(
            String action,
            String id,
            Map<String, Object> given,
            BiFunction<String, Call, ActionResult> change,
            Object... more) {
        var caller = caller();
        var call = calls.of(caller.name(), action, id, given, given, Arrays.asList(more));
        return calls.kept(call, gate.change(caller, id, known -> change.apply(known, on(call, id, known))));
    }

    /** For who may not know of the run there is no first answer either. */
    private static Call on(Call call, String id, String known) {
        return Objects.equals(id, known) ? call : call.with(null);
    }

    @Override
    @RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
    public ActionResult carryOut(Change change) {
        var key = change.idempotencyKey();
        if (key != null && !Change.isKey(key)) {
            var call = calls.of(caller().name(), change.action(), change.target(), Map.of());
            return calls.kept(call, ActionResult.refused(Code.INVALID_ARGUMENT, WRONG_KEY));
        }
        return calls.noting(change.reason(), key, () -> change.on(this));
    }

    private ActionResult administer(String action, Function<Call, ActionResult> change) {
        var caller = caller();
        var call = calls.of(caller.name(), action, null, Map.of());
        return calls.kept(call, gate.administer(caller, () -> change.apply(call)));
    }

    private <T> T read(String id, Function<String, T> reading) {
        return gate.read(caller(), id, reading);
    }

    @Override
    @RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
    public ActionResult runPipeline(Map<String, Object> pipeline, RunOptions options) {
        var caller = caller();
        var call = calls.of(
                caller.name(), "run_pipeline", null, Given.start(options), pipeline, Given.everything(options));
        return calls.kept(
                call, gate.start(caller, options.project(), () -> engine.runPipeline(pipeline, options, call)));
    }

    @Override
    public ValidationView validate(Map<String, Object> pipeline, boolean cycleTolerate) {
        return gate.read(caller(), () -> engine.validate(pipeline, cycleTolerate));
    }

    @Override
    @RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
    public ActionResult callback(String nodeId, Object data, String version, String callbackId) {
        return change(
                "callback",
                nodeId,
                Given.of("data", data),
                (known, call) -> engine.callback(known, data, version, callbackId, call),
                version,
                callbackId);
    }

    @Override
    @RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
    public ActionResult callback(String nodeId, Object data) {
        return callback(nodeId, data, null, null);
    }

    @Override
    @RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
    public ActionResult pausePipeline(String id) {
        return change("pause_pipeline", id, Map.of(), engine::pausePipeline);
    }

    @Override
    @RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
    public ActionResult resumePipeline(String id) {
        return change("resume_pipeline", id, Map.of(), engine::resumePipeline);
    }

    @Override
    @RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
    public ActionResult revokePipeline(String id) {
        return change("revoke_pipeline", id, Map.of(), engine::revokePipeline);
    }

    @Override
    @RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
    public ActionResult pauseActivity(String nodeId) {
        return change("pause_activity", nodeId, Map.of(), engine::pauseActivity);
    }

    @Override
    @RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
    public ActionResult resumeActivity(String nodeId) {
        return change("resume_activity", nodeId, Map.of(), engine::resumeActivity);
    }

    @Override
    @RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
    public ActionResult retryActivity(String nodeId, Map<String, Object> inputs) {
        return change(
                "retry_activity",
                nodeId,
                Given.of("inputs", inputs),
                (known, call) -> engine.retryActivity(known, inputs, call));
    }

    @Override
    @RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
    public ActionResult retryActivity(String nodeId) {
        return retryActivity(nodeId, null);
    }

    @Override
    @RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
    public ActionResult skipActivity(String nodeId, Map<String, Object> outputs) {
        return change(
                "skip_activity",
                nodeId,
                Given.of("outputs", outputs),
                (known, call) -> engine.skipActivity(known, outputs, call));
    }

    @Override
    @RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
    public ActionResult skipActivity(String nodeId) {
        return skipActivity(nodeId, null);
    }

    @Override
    @RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
    public ActionResult skipExclusiveGateway(String nodeId, String flowId) {
        return change(
                "skip_exclusive_gateway",
                nodeId,
                Given.of("flow_id", flowId),
                (known, call) -> engine.skipExclusiveGateway(known, flowId, call));
    }

    @Override
    @RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
    public ActionResult skipConditionalParallelGateway(String nodeId, List<String> flowIds, String convergeGatewayId) {
        return change(
                "skip_conditional_parallel_gateway",
                nodeId,
                Given.of("flow_ids", flowIds),
                (known, call) -> engine.skipConditionalParallelGateway(known, flowIds, convergeGatewayId, call),
                convergeGatewayId);
    }

    @Override
    @RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
    public ActionResult forcedFail(String nodeId, Object exData) {
        return change(
                "forced_fail",
                nodeId,
                Given.of("ex_data", exData),
                (known, call) -> engine.forcedFail(known, exData, call));
    }

    @Override
    @RolesAllowed(Roles.ADMIN)
    public ActionResult freeze() {
        return administer("freeze", engine::freeze);
    }

    @Override
    @RolesAllowed(Roles.ADMIN)
    public ActionResult unfreeze() {
        return administer("unfreeze", engine::unfreeze);
    }

    @Override
    public StateView getState(String id, boolean nested) {
        return read(id, known -> engine.getState(known, nested));
    }

    @Override
    public StateView getState(String id) {
        return getState(id, false);
    }

    @Override
    public Map<String, Object> getInputs(String id) {
        return read(id, engine::getInputs);
    }

    @Override
    public PreviewView previewInputs(String nodeId) {
        return read(nodeId, engine::previewInputs);
    }

    @Override
    public OutputsView getOutputs(String id) {
        return read(id, engine::getOutputs);
    }

    @Override
    public List<HistoryView> getActivityHistories(String nodeId) {
        return read(nodeId, engine::getActivityHistories);
    }

    @Override
    public LogPage getNodeLogs(String nodeId, String version, String cursor, int limit) {
        return read(nodeId, id -> engine.getNodeLogs(id, version, cursor, limit));
    }

    @Override
    public PipelineView getPipeline(String pipelineId) {
        return read(pipelineId, engine::getPipeline);
    }

    @Override
    public Map<String, Object> getTree(String pipelineId) {
        return read(pipelineId, engine::getTree);
    }

    @Override
    public PipelinePage listPipelines(PipelineQuery query) {
        var caller = caller();
        return gate.read(caller, () -> engine.listPipelines(query, gate.visible(caller)));
    }

    @Override
    public Map<String, Integer> countPipelines(PipelineFilter filter) {
        var caller = caller();
        return gate.read(caller, () -> engine.countPipelines(filter, gate.visible(caller)));
    }

    @Override
    public List<ErrorGroupView> listErrorGroups(PipelineFilter filter) {
        var caller = caller();
        return gate.read(caller, () -> engine.listErrorGroups(filter, gate.visible(caller)));
    }

    @Override
    @RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
    public ActionResult labelPipeline(String id, Map<String, String> labels) {
        return change(
                "label_pipeline",
                id,
                Given.of("labels", labels),
                (known, call) -> engine.labelPipeline(known, labels, call));
    }

    @Override
    public List<ComponentView> listComponents() {
        return gate.read(caller(), engine::listComponents);
    }

    @Override
    @RolesAllowed(Roles.ADMIN)
    public List<ServerView> listServers() {
        return gate.inspect(caller(), engine::listServers);
    }

    @Override
    @RolesAllowed(Roles.ADMIN)
    public List<QueueView> listQueues() {
        return gate.inspect(caller(), engine::listQueues);
    }

    @Override
    @RolesAllowed(Roles.ADMIN)
    public List<SettingView> listSettings() {
        return gate.inspect(caller(), settings::all);
    }
}
