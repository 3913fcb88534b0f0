package culm.ee.remote;

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
import culm.ee.service.CallContext;
import culm.ee.service.Calls;
import culm.ee.service.ContainerRefusal;
import culm.ee.service.Roles;
import jakarta.annotation.Resource;
import jakarta.annotation.security.DeclareRoles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJBException;
import jakarta.ejb.Remote;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.InvocationContext;
import java.util.List;
import java.util.Map;

/** The service for EJB clients in other processes. The local bean decides what each of them may do. */
@Stateless(name = "TaskService")
@Remote(TaskService.class)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@DeclareRoles({Roles.VIEWER, Roles.OPERATOR, Roles.ADMIN})
@RolesAllowed({Roles.VIEWER, Roles.OPERATOR, Roles.ADMIN})
public class RemoteTaskService implements TaskService {

    @Inject
    private TaskService local;

    @Inject
    private CallContext context;

    @Inject
    private Calls calls;

    @Resource
    private SessionContext session;

    /** What the local bean's container refuses never comes to our code there: it is recorded here. */
    @AroundInvoke
    Object enter(InvocationContext call) throws Exception {
        context.enter("remote", null, null);
        try {
            return call.proceed();
        } catch (EJBException refused) {
            if (ContainerRefusal.is(refused)) {
                record(call);
            }
            throw refused;
        }
    }

    private void record(InvocationContext call) {
        RefusedCall.of(call.getMethod(), call.getParameters())
                .ifPresent(known -> calls.refusedAtTheDoor(
                        session.getCallerPrincipal().getName(), known.action(), known.target(), Code.FORBIDDEN));
    }

    @Override
    public ActionResult runPipeline(Map<String, Object> pipeline, RunOptions options) {
        return local.runPipeline(pipeline, options);
    }

    @Override
    public ActionResult carryOut(Change change) {
        return local.carryOut(change);
    }

    @Override
    public ValidationView validate(Map<String, Object> pipeline, boolean cycleTolerate) {
        return local.validate(pipeline, cycleTolerate);
    }

    @Override
    public ActionResult callback(String nodeId, Object data, String version, String callbackId) {
        return local.callback(nodeId, data, version, callbackId);
    }

    @Override
    public ActionResult callback(String nodeId, Object data) {
        return local.callback(nodeId, data);
    }

    @Override
    public ActionResult pausePipeline(String id) {
        return local.pausePipeline(id);
    }

    @Override
    public ActionResult resumePipeline(String id) {
        return local.resumePipeline(id);
    }

    @Override
    public ActionResult revokePipeline(String id) {
        return local.revokePipeline(id);
    }

    @Override
    public ActionResult pauseActivity(String nodeId) {
        return local.pauseActivity(nodeId);
    }

    @Override
    public ActionResult resumeActivity(String nodeId) {
        return local.resumeActivity(nodeId);
    }

    @Override
    public ActionResult retryActivity(String nodeId, Map<String, Object> inputs) {
        return local.retryActivity(nodeId, inputs);
    }

    @Override
    public ActionResult retryActivity(String nodeId) {
        return local.retryActivity(nodeId);
    }

    @Override
    public ActionResult skipActivity(String nodeId, Map<String, Object> outputs) {
        return local.skipActivity(nodeId, outputs);
    }

    @Override
    public ActionResult skipActivity(String nodeId) {
        return local.skipActivity(nodeId);
    }

    @Override
    public ActionResult skipExclusiveGateway(String nodeId, String flowId) {
        return local.skipExclusiveGateway(nodeId, flowId);
    }

    @Override
    public ActionResult skipConditionalParallelGateway(String nodeId, List<String> flowIds, String convergeGatewayId) {
        return local.skipConditionalParallelGateway(nodeId, flowIds, convergeGatewayId);
    }

    @Override
    public ActionResult forcedFail(String nodeId, Object exData) {
        return local.forcedFail(nodeId, exData);
    }

    @Override
    public ActionResult freeze() {
        return local.freeze();
    }

    @Override
    public ActionResult unfreeze() {
        return local.unfreeze();
    }

    @Override
    public StateView getState(String id, boolean nested) {
        return local.getState(id, nested);
    }

    @Override
    public StateView getState(String id) {
        return local.getState(id);
    }

    @Override
    public Map<String, Object> getInputs(String id) {
        return local.getInputs(id);
    }

    @Override
    public PreviewView previewInputs(String nodeId) {
        return local.previewInputs(nodeId);
    }

    @Override
    public OutputsView getOutputs(String id) {
        return local.getOutputs(id);
    }

    @Override
    public List<HistoryView> getActivityHistories(String nodeId) {
        return local.getActivityHistories(nodeId);
    }

    @Override
    public LogPage getNodeLogs(String nodeId, String version, String cursor, int limit) {
        return local.getNodeLogs(nodeId, version, cursor, limit);
    }

    @Override
    public PipelineView getPipeline(String pipelineId) {
        return local.getPipeline(pipelineId);
    }

    @Override
    public Map<String, Object> getTree(String pipelineId) {
        return local.getTree(pipelineId);
    }

    @Override
    public PipelinePage listPipelines(PipelineQuery query) {
        return local.listPipelines(query);
    }

    @Override
    public Map<String, Integer> countPipelines(PipelineFilter filter) {
        return local.countPipelines(filter);
    }

    @Override
    public List<ErrorGroupView> listErrorGroups(PipelineFilter filter) {
        return local.listErrorGroups(filter);
    }

    @Override
    public ActionResult labelPipeline(String id, Map<String, String> labels) {
        return local.labelPipeline(id, labels);
    }

    @Override
    public List<ComponentView> listComponents() {
        return local.listComponents();
    }

    @Override
    public List<ServerView> listServers() {
        return local.listServers();
    }

    @Override
    public List<QueueView> listQueues() {
        return local.listQueues();
    }

    @Override
    public List<SettingView> listSettings() {
        return local.listSettings();
    }
}
