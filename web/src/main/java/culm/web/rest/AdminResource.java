package culm.web.rest;

import culm.api.TaskService;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The engine as a whole: freeze it, let it go on. */
@Path("/admin")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class AdminResource {

    @Inject
    private TaskService tasks;

    @POST
    @Path("/freeze")
    public Response freeze() {
        return Answer.done(tasks.freeze());
    }

    @POST
    @Path("/unfreeze")
    public Response unfreeze() {
        return Answer.done(tasks.unfreeze());
    }
}
