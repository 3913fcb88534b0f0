package culm.web.rest;

import culm.ee.service.AccessService;
import culm.ee.service.RequestLimits;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
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
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.time.Duration;
import java.util.Set;

/** API tokens, which each user makes for itself. */
@Path("/tokens")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class TokensResource {

    private static final Set<String> FIELDS = Set.of("name", "role", "expires_in");

    @Inject
    private AccessService access;

    @Inject
    private RequestLimits limits;

    @Context
    private HttpHeaders headers;

    @Context
    private HttpServletRequest request;

    @GET
    public Response list(@QueryParam("user") String user) {
        return Answer.ok(access.listTokens(user).stream().map(AccessViews::of).toList());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Changes("create_token")
    public Response create(InputStream body, @Context UriInfo uri) {
        CallerKind.refuseTokens(request);
        var fields =
                Body.object(body, headers.getLength(), limits.maxBodyBytes()).only(FIELDS);
        var lasts = fields.value("expires_in") == null ? null : Duration.ofSeconds(fields.integer("expires_in", 0));
        var result = Answer.accepted(access.createToken(fields.text("name", null), fields.text("role", null), lasts));
        var id = (String) result.extra().get("id");
        return Answer.created(result, uri.getAbsolutePathBuilder().path(id).build());
    }

    @DELETE
    @Path("/{id}")
    @Changes("revoke_token")
    public Response revoke(@PathParam("id") String id) {
        return Answer.done(access.revokeToken(id));
    }
}
