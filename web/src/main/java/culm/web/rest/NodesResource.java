package culm.web.rest;

import culm.api.Code;
import culm.api.TaskService;
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
import java.util.Set;

/** Nodes, subprocesses and pipelines by their ids: what they are doing, and callbacks for them. */
@Path("/nodes/{id}")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class NodesResource {

    private static final Set<String> CALLBACK_FIELDS = Set.of("data", "version", "callback_id");

    @Inject
    private TaskService tasks;

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
    @Path("/histories")
    public Response histories() {
        return Answer.ok(
                tasks.getActivityHistories(id()).stream().map(Views::of).toList());
    }

    @POST
    @Path("/callback")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response callback(InputStream body) {
        var fields = object(body).only(CALLBACK_FIELDS);
        var result = tasks.callback(
                id(), fields.value("data"), fields.text("version", null), fields.text("callback_id", null));
        return Answer.taken(result);
    }

    private String id() {
        return Parameter.id(asked, Code.NODE_NOT_FOUND);
    }

    private Fields object(InputStream body) {
        return Body.object(body, headers.getLength(), limits.maxBodyBytes());
    }
}
