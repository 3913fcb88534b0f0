package culm.web.rest;

import culm.api.TaskService;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The components that trees can name. */
@Path("/components")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ComponentsResource {

    @Inject
    private TaskService tasks;

    @GET
    public Response all() {
        return Answer.ok(tasks.listComponents().stream().map(Views::of).toList());
    }
}
