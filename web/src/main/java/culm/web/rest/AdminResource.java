package culm.web.rest;

import culm.api.TaskService;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The engine as a whole: freeze it, let it go on, look who works on what. */
@Path("/admin")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class AdminResource {

    @Inject
    private TaskService tasks;

    @POST
    @Path("/freeze")
    @Changes("freeze")
    public Response freeze() {
        return Answer.done(tasks.freeze());
    }

    @POST
    @Path("/unfreeze")
    @Changes("unfreeze")
    public Response unfreeze() {
        return Answer.done(tasks.unfreeze());
    }

    @GET
    @Path("/servers")
    public Response servers() {
        return Answer.ok(tasks.listServers().stream().map(ClusterViews::of).toList());
    }

    @GET
    @Path("/queues")
    public Response queues() {
        return Answer.ok(tasks.listQueues().stream().map(ClusterViews::of).toList());
    }

    @GET
    @Path("/settings")
    public Response settings() {
        return Answer.ok(tasks.listSettings().stream().map(ClusterViews::of).toList());
    }
}
