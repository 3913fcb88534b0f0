package culm.ee.service;

import culm.api.ActionResult;
import culm.api.ComponentView;
import culm.api.HistoryView;
import culm.api.OutputsView;
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
import culm.engine.Engine;
import jakarta.annotation.Resource;
import jakarta.annotation.security.DeclareRoles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Local;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;

/** The service for callers in this server. It joins no transaction of theirs: the engine opens its own short ones. */
@Stateless(name = "TaskService")
@Local(TaskService.class)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@DeclareRoles({Roles.VIEWER, Roles.OPERATOR, Roles.ADMIN})
@RolesAllowed({Roles.VIEWER, Roles.OPERATOR, Roles.ADMIN})
public class StatelessTaskService implements TaskService {

    @Resource
    private SessionContext session;

    @Inject
    private Engine engine;

    @Inject
    private ShownSettings settings;

    @Override
    @RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
    public ActionResult runPipeline(Map<String, Object> pipeline, RunOptions options) {
        return engine.runPipeline(
                pipeline, options, session.getCallerPrincipal().getName());
    }

    @Override
    public ValidationView validate(Map<String, Object> pipeline, boolean cycleTolerate) {
        return engine.validate(pipeline, cycleTolerate);
    }

    @Override
    @RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
    public ActionResult callback(String nodeId, Object data, String version, String callbackId) {
        return engine.callback(nodeId, data, version, callbackId);
    }

    @Override
    @RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
    public ActionResult callback(String nodeId, Object data) {
        return callback(nodeId, data, null, null);
    }

    @Override
    @RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
    public ActionResult pausePipeline(String id) {
        return engine.pausePipeline(id);
    }

    @Override
    @RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
    public ActionResult resumePipeline(String id) {
        return engine.resumePipeline(id);
    }

    @Override
    @RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
    public ActionResult revokePipeline(String id) {
        return engine.revokePipeline(id);
    }

    @Override
    @RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
    public ActionResult pauseActivity(String nodeId) {
        return engine.pauseActivity(nodeId);
    }

    @Override
    @RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
    public ActionResult resumeActivity(String nodeId) {
        return engine.resumeActivity(nodeId);
    }

    @Override
    @RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
    public ActionResult retryActivity(String nodeId, Map<String, Object> inputs) {
        return engine.retryActivity(nodeId, inputs);
    }

    @Override
    @RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
    public ActionResult retryActivity(String nodeId) {
        return retryActivity(nodeId, null);
    }

    @Override
    @RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
    public ActionResult skipActivity(String nodeId, Map<String, Object> outputs) {
        return engine.skipActivity(nodeId, outputs);
    }

    @Override
    @RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
    public ActionResult skipActivity(String nodeId) {
        return skipActivity(nodeId, null);
    }

    @Override
    @RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
    public ActionResult skipExclusiveGateway(String nodeId, String flowId) {
        return engine.skipExclusiveGateway(nodeId, flowId);
    }

    @Override
    @RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
    public ActionResult skipConditionalParallelGateway(String nodeId, List<String> flowIds, String convergeGatewayId) {
        return engine.skipConditionalParallelGateway(nodeId, flowIds, convergeGatewayId);
    }

    @Override
    @RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
    public ActionResult forcedFail(String nodeId, Object exData) {
        return engine.forcedFail(nodeId, exData);
    }

    @Override
    @RolesAllowed(Roles.ADMIN)
    public ActionResult freeze() {
        return engine.freeze();
    }

    @Override
    @RolesAllowed(Roles.ADMIN)
    public ActionResult unfreeze() {
        return engine.unfreeze();
    }

    @Override
    public StateView getState(String id, boolean nested) {
        return engine.getState(id, nested);
    }

    @Override
    public StateView getState(String id) {
        return getState(id, false);
    }

    @Override
    public Map<String, Object> getInputs(String id) {
        return engine.getInputs(id);
    }

    @Override
    public PreviewView previewInputs(String nodeId) {
        return engine.previewInputs(nodeId);
    }

    @Override
    public OutputsView getOutputs(String id) {
        return engine.getOutputs(id);
    }

    @Override
    public List<HistoryView> getActivityHistories(String nodeId) {
        return engine.getActivityHistories(nodeId);
    }

    @Override
    public PipelineView getPipeline(String pipelineId) {
        return engine.getPipeline(pipelineId);
    }

    @Override
    public Map<String, Object> getTree(String pipelineId) {
        return engine.getTree(pipelineId);
    }

    @Override
    public PipelinePage listPipelines(PipelineQuery query) {
        return engine.listPipelines(query);
    }

    @Override
    public List<ComponentView> listComponents() {
        return engine.listComponents();
    }

    @Override
    @RolesAllowed(Roles.ADMIN)
    public List<ServerView> listServers() {
        return engine.listServers();
    }

    @Override
    @RolesAllowed(Roles.ADMIN)
    public List<QueueView> listQueues() {
        return engine.listQueues();
    }

    @Override
    @RolesAllowed(Roles.ADMIN)
    public List<SettingView> listSettings() {
        return settings.all();
    }
}
