package culm.web.rest;

import culm.api.Code;
import culm.ee.service.RequestLimits;
import culm.ee.service.WorkerService;
import culm.ee.worker.ComponentSpec;
import culm.ee.worker.HeldTask;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/** For workers outside of the server: what they can do, and what came of their tasks. They get tasks from {@link ClaimServlet}. */
@Path("/workers")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class WorkersResource {

    private static final Set<String> COMPONENT =
            Set.of("code", "version", "name", "group", "idempotent", "max_attempts");
    private static final Set<String> HELD = Set.of("worker_id", "fence");

    @Inject
    private WorkerService workers;

    @Inject
    private RequestLimits limits;

    @Context
    private HttpHeaders headers;

    @GET
    @Path("/components")
    public Response components() {
        return Answer.ok(workers.components().stream().map(WorkerViews::of).toList());
    }

    @POST
    @Path("/components")
    @Consumes(MediaType.APPLICATION_JSON)
    @Changes("register_worker_component")
    public Response register(InputStream body) {
        var fields = object(body, COMPONENT);
        var idempotent = fields.value("idempotent") == null ? null : fields.flag("idempotent", true);
        var attempts = fields.value("max_attempts") == null ? null : fields.integer("max_attempts", 0);
        return Answer.done(workers.register(new ComponentSpec(
                fields.text("code", null),
                fields.text("version", null),
                fields.text("name", null),
                fields.text("group", null),
                idempotent,
                attempts)));
    }

    @DELETE
    @Path("/components/{code}")
    @Changes("remove_worker_component")
    public Response remove(@PathParam("code") String code, @QueryParam("version") String version) {
        return Answer.done(workers.remove(Parameter.text("code", code), Parameter.some("version", version)));
    }

    @POST
    @Path("/tasks/{id}/heartbeat")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response heartbeat(@PathParam("id") String id, InputStream body) {
        var fields = held(body, "lock_seconds");
        var lease = Duration.ofSeconds(fields.integer("lock_seconds", ClaimRequest.LOCK_SECONDS));
        return Answer.done(workers.heartbeat(task(id, fields), lease));
    }

    @POST
    @Path("/tasks/{id}/complete")
    @Consumes(MediaType.APPLICATION_JSON)
    @Changes("complete_task")
    public Response complete(@PathParam("id") String id, InputStream body) {
        var fields = held(body, "outputs");
        return Answer.done(workers.complete(task(id, fields), fields.object("outputs")));
    }

    @POST
    @Path("/tasks/{id}/fail")
    @Consumes(MediaType.APPLICATION_JSON)
    @Changes("fail_task")
    public Response fail(@PathParam("id") String id, InputStream body) {
        var fields = held(body, "error");
        if (fields.value("error") == null) {
            throw Refusal.invalid("field 'error' is missing");
        }
        return Answer.done(workers.fail(task(id, fields), fields.value("error")));
    }

    @POST
    @Path("/tasks/{id}/release")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response release(@PathParam("id") String id, InputStream body) {
        return Answer.done(workers.release(task(id, held(body, "worker_id"))));
    }

    private static HeldTask task(String id, Fields fields) {
        if (id.indexOf('\0') >= 0) {
            throw new Refusal(Code.NOT_FOUND, "no task has an id of this form");
        }
        return new HeldTask(id, fields.text("worker_id", null), fields.integer("fence", 0));
    }

    private Fields held(InputStream body, String more) {
        var known = new HashSet<>(HELD);
        known.add(more);
        return object(body, known);
    }

    private Fields object(InputStream body, Set<String> known) {
        return Body.object(body, headers.getLength(), limits.maxBodyBytes()).only(known);
    }
}
