package culm.web.rest;

import culm.ee.access.UserSpec;
import culm.ee.service.AccessService;
import culm.ee.service.RequestLimits;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
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

/** Users: who there is, and what is granted to each. */
@Path("/admin/users")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class UsersResource {

    private static final Set<String> NEW = Set.of("name", "password", "origin", "role", "projects", "disabled");
    private static final Set<String> CHANGES = Set.of("password", "role", "projects", "disabled");

    @Inject
    private AccessService access;

    @Inject
    private RequestLimits limits;

    @Context
    private HttpHeaders headers;

    @GET
    public Response list() {
        return Answer.ok(access.listUsers().stream().map(AccessViews::of).toList());
    }

    @GET
    @Path("/{name}")
    public Response one(@PathParam("name") String name) {
        return Answer.ok(AccessViews.of(access.getUser(name)));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Changes("create_user")
    public Response create(InputStream body, @Context UriInfo uri) {
        var fields = object(body, NEW);
        var name = fields.text("name", null);
        var result = Answer.accepted(access.createUser(name, spec(fields, fields.text("origin", null))));
        return Answer.created(result, uri.getAbsolutePathBuilder().path(name).build());
    }

    @PATCH
    @Path("/{name}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Changes("change_user")
    public Response change(@PathParam("name") String name, InputStream body) {
        return Answer.done(access.changeUser(name, spec(object(body, CHANGES), null)));
    }

    @DELETE
    @Path("/{name}")
    @Changes("remove_user")
    public Response remove(@PathParam("name") String name) {
        return Answer.done(access.removeUser(name));
    }

    private static UserSpec spec(Fields fields, String origin) {
        var disabled = fields.value("disabled") == null ? null : fields.flag("disabled", false);
        return new UserSpec(
                fields.text("password", null),
                origin,
                fields.text("role", null),
                fields.textsByName("projects"),
                disabled);
    }

    private Fields object(InputStream body, Set<String> known) {
        return Body.object(body, headers.getLength(), limits.maxBodyBytes()).only(known);
    }
}
