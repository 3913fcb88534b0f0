package culm.web.rest;

import culm.ee.service.AccessService;
import culm.ee.service.RequestLimits;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.util.Set;

/** Projects, to which runs belong. Each user sees its own. */
@Path("/projects")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ProjectsResource {

    private static final Set<String> FIELDS = Set.of("name", "title");

    @Inject
    private AccessService access;

    @Inject
    private RequestLimits limits;

    @Context
    private HttpHeaders headers;

    @GET
    public Response list() {
        return Answer.ok(access.listProjects().stream().map(AccessViews::of).toList());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Changes("create_project")
    public Response create(InputStream body, @Context UriInfo uri) {
        var fields =
                Body.object(body, headers.getLength(), limits.maxBodyBytes()).only(FIELDS);
        var name = fields.text("name", null);
        var result = Answer.accepted(access.createProject(name, fields.text("title", null)));
        return Answer.created(result, uri.getAbsolutePathBuilder().path(name).build());
    }

    @DELETE
    @Path("/{name}")
    @Changes("remove_project")
    public Response remove(@PathParam("name") String name) {
        return Answer.done(access.removeProject(name));
    }
}
