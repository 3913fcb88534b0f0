package culm.web.rest;

import culm.api.Code;
import culm.api.LogPage;
import culm.api.TaskService;
import culm.ee.service.CallContext;
import culm.ee.service.RequestLimits;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Set;

/** Nodes, subprocesses and pipelines by their ids: what they are doing, and what an operator can do to them. */
@Path("/nodes/{id}")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class NodesResource {

    private static final Set<String> CALLBACK_FIELDS = Set.of("data", "version", "callback_id");

    @Inject
    private TaskService tasks;

    @Inject
    private CallContext call;

    @Inject
    private RequestLimits limits;

    @Context
    private HttpHeaders headers;

    @PathParam("id")
    private String asked;

    @GET
    @Path("/state")
    public Response state(@QueryParam("nested") String nested) {
        return Answer.ok(Views.of(tasks.getState(id(), Parameter.flag("nested", nested))));
    }

    @GET
    @Path("/inputs")
    public Response inputs() {
        return Answer.ok(tasks.getInputs(id()));
    }

    @GET
    @Path("/outputs")
    public Response outputs() {
        return Answer.ok(Views.of(tasks.getOutputs(id())));
    }

    @GET
    @Path("/preview")
    public Response preview() {
        return Answer.ok(Views.of(tasks.previewInputs(id())));
    }

    @GET
    @Path("/histories")
    public Response histories() {
        return Answer.ok(
                tasks.getActivityHistories(id()).stream().map(Views::of).toList());
    }

    @GET
    @Path("/logs")
    public Response logs(
            @QueryParam("attempt") String attempt,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") String limit) {
        return Answer.ok(Views.of(tasks.getNodeLogs(
                id(),
                Parameter.some("attempt", attempt),
                Parameter.some("cursor", cursor),
                Parameter.integer("limit", limit, LogPage.DEFAULT_LIMIT))));
    }

    @POST
    @Path("/callback")
    @Consumes(MediaType.APPLICATION_JSON)
    @Changes("callback")
    public Response callback(InputStream body) {
        var fields = object(body).only(CALLBACK_FIELDS);
        var result = tasks.callback(
                id(), fields.value("data"), fields.text("version", null), fields.text("callback_id", null));
        return Answer.taken(result);
    }

    @POST
    @Path("/pause")
    @Changes("pause_activity")
    public Response pause(InputStream body) {
        none(body);
        return Answer.done(tasks.pauseActivity(id()));
    }

    @POST
    @Path("/resume")
    @Changes("resume_activity")
    public Response resume(InputStream body) {
        none(body);
        return Answer.done(tasks.resumeActivity(id()));
    }

    @POST
    @Path("/retry")
    @Changes("retry_activity")
    public Response retry(InputStream body) {
        return Answer.done(tasks.retryActivity(id(), fields(body, "inputs").objectOrNull("inputs")));
    }

    @POST
    @Path("/skip")
    @Changes("skip_activity")
    public Response skip(InputStream body) {
        return Answer.done(tasks.skipActivity(id(), fields(body, "outputs").objectOrNull("outputs")));
    }

    @POST
    @Path("/skip-exclusive")
    @Changes("skip_exclusive_gateway")
    public Response skipExclusive(InputStream body) {
        return Answer.done(
                tasks.skipExclusiveGateway(id(), fields(body, "flow_id").text("flow_id", null)));
    }

    @POST
    @Path("/skip-conditional")
    @Changes("skip_conditional_parallel_gateway")
    public Response skipConditional(InputStream body) {
        var fields = fields(body, "flow_ids", "converge_gateway_id");
        return Answer.done(tasks.skipConditionalParallelGateway(
                id(), fields.texts("flow_ids"), fields.text("converge_gateway_id", null)));
    }

    @POST
    @Path("/forced-fail")
    @Changes("forced_fail")
    public Response forcedFail(InputStream body) {
        return Answer.done(tasks.forcedFail(id(), fields(body, "ex_data").value("ex_data")));
    }

    private void none(InputStream body) {
        fields(body);
    }

    /** Of every verb an operator may say why. */
    private Fields fields(InputStream body, String... known) {
        var names = new HashSet<>(Set.of(known));
        names.add("reason");
        var fields = Body.optional(body, headers.getMediaType(), headers.getLength(), limits.maxBodyBytes())
                .only(names);
        call.because(fields.text("reason", null));
        return fields;
    }

    private String id() {
        return Parameter.id(asked, Code.NODE_NOT_FOUND);
    }

    private Fields object(InputStream body) {
        return Body.object(body, headers.getLength(), limits.maxBodyBytes());
    }
}
