package culm.web.rest;

import culm.api.Code;
import culm.api.PipelineQuery;
import culm.api.RunOptions;
import culm.api.TaskService;
import culm.ee.service.AuditService;
import culm.ee.service.CallContext;
import culm.ee.service.CareService;
import culm.ee.service.RequestLimits;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.util.Set;

/** Runs: start, check, list and look at them, pause, resume and revoke them. */
@Path("/pipelines")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class PipelinesResource {

    private static final Set<String> VALIDATION_FIELDS = Set.of("pipeline", "cycle_tolerate");

    private static final Set<String> REASON_FIELDS = Set.of("reason");

    private static final Set<String> REMOVE_FIELDS = Set.of("remove_after", "reason");

    private static final Set<String> LABEL_FIELDS = Set.of("labels", "reason");

    @Inject
    private TaskService tasks;

    @Inject
    private AuditService audit;

    @Inject
    private CareService care;

    @Inject
    private CallContext call;

    @Inject
    private RequestLimits limits;

    @Context
    private HttpHeaders headers;

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Changes("run_pipeline")
    public Response run(InputStream body, @Context UriInfo uri) {
        var request = RunRequest.of(object(body));
        var result = Answer.accepted(tasks.runPipeline(request.pipeline(), request.options()));
        var id = (String) result.extra().get("pipeline_id");
        return Answer.created(result, uri.getAbsolutePathBuilder().path(id).build());
    }

    @POST
    @Path("/validate")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response validate(InputStream body) {
        var fields = object(body).only(VALIDATION_FIELDS);
        var cycleTolerate = fields.flag("cycle_tolerate", RunOptions.defaults().cycleTolerate());
        return Answer.ok(Views.of(tasks.validate(fields.requiredObject("pipeline"), cycleTolerate)));
    }

    @GET
    public Response list(
            @BeanParam PipelineParameters which,
            @QueryParam("limit") String limit,
            @QueryParam("cursor") String cursor) {
        var query = new PipelineQuery(
                which.filter(), Parameter.integer("limit", limit, PipelineQuery.DEFAULT_LIMIT), cursor);
        return Answer.ok(Views.of(tasks.listPipelines(query)));
    }

    @GET
    @Path("/counts")
    public Response counts(@BeanParam PipelineParameters which) {
        return Answer.ok(Views.counts(tasks.countPipelines(which.filter())));
    }

    @GET
    @Path("/error-groups")
    public Response errorGroups(@BeanParam PipelineParameters which) {
        return Answer.ok(
                tasks.listErrorGroups(which.filter()).stream().map(Views::of).toList());
    }

    @GET
    @Path("/{id}")
    public Response one(@PathParam("id") String id) {
        return Answer.ok(Views.of(tasks.getPipeline(Parameter.id(id, Code.PIPELINE_NOT_FOUND))));
    }

    @POST
    @Path("/{id}/pause")
    @Changes("pause_pipeline")
    public Response pause(@PathParam("id") String id, InputStream body) {
        noteReason(body);
        return Answer.done(tasks.pausePipeline(Parameter.id(id, Code.PIPELINE_NOT_FOUND)));
    }

    @POST
    @Path("/{id}/resume")
    @Changes("resume_pipeline")
    public Response resume(@PathParam("id") String id, InputStream body) {
        noteReason(body);
        return Answer.done(tasks.resumePipeline(Parameter.id(id, Code.PIPELINE_NOT_FOUND)));
    }

    @POST
    @Path("/{id}/revoke")
    @Changes("revoke_pipeline")
    public Response revoke(@PathParam("id") String id, InputStream body) {
        noteReason(body);
        return Answer.done(tasks.revokePipeline(Parameter.id(id, Code.PIPELINE_NOT_FOUND)));
    }

    private void noteReason(InputStream body) {
        var fields = Body.optional(body, headers.getMediaType(), headers.getLength(), limits.maxBodyBytes())
                .only(REASON_FIELDS);
        call.because(fields.text("reason", null));
    }

    @PUT
    @Path("/{id}/labels")
    @Consumes(MediaType.APPLICATION_JSON)
    @Changes("label_pipeline")
    public Response label(@PathParam("id") String id, InputStream body) {
        var fields = object(body).only(LABEL_FIELDS);
        call.because(fields.text("reason", null));
        var labels = fields.textsByName("labels");
        if (labels == null) {
            throw Refusal.invalid("field 'labels' is missing");
        }
        return Answer.done(tasks.labelPipeline(Parameter.id(id, Code.PIPELINE_NOT_FOUND), labels));
    }

    @PUT
    @Path("/{id}/remove-after")
    @Consumes(MediaType.APPLICATION_JSON)
    @Changes("remove_after")
    public Response removeAfter(@PathParam("id") String id, InputStream body) {
        var fields = object(body).only(REMOVE_FIELDS);
        call.because(fields.text("reason", null));
        var time = Parameter.time("remove_after", fields.text("remove_after", null));
        return Answer.done(care.removeAfter(Parameter.id(id, Code.PIPELINE_NOT_FOUND), time));
    }

    @GET
    @Path("/{id}/support-bundle")
    @Produces("application/zip")
    public Response supportBundle(@PathParam("id") String id) {
        var known = Parameter.id(id, Code.PIPELINE_NOT_FOUND);
        return Response.ok(care.supportBundle(known), "application/zip")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"culm-%s.zip\"".formatted(known))
                .build();
    }

    @GET
    @Path("/{id}/tree")
    public Response tree(@PathParam("id") String id) {
        return Answer.ok(tasks.getTree(Parameter.id(id, Code.PIPELINE_NOT_FOUND)));
    }

    @GET
    @Path("/{id}/audit")
    public Response audit(@PathParam("id") String id, @BeanParam AuditParameters search) {
        return Answer.ok(AccessViews.of(audit.ofPipeline(Parameter.id(id, Code.PIPELINE_NOT_FOUND), search.search())));
    }

    private Fields object(InputStream body) {
        return Body.object(body, headers.getLength(), limits.maxBodyBytes());
    }
}
