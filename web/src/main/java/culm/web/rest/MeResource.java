package culm.web.rest;

import culm.ee.service.AccessService;
import culm.ee.service.RequestLimits;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Set;

/** The caller itself. */
@Path("/me")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class MeResource {

    private static final Set<String> FIELDS = Set.of("old", "new");

    @Inject
    private AccessService access;

    @Inject
    private RequestLimits limits;

    @Context
    private HttpHeaders headers;

    @Context
    private HttpServletRequest request;

    @GET
    public Response me() {
        return Answer.ok(AccessViews.of(access.me()));
    }

    @POST
    @Path("/password")
    @Consumes(MediaType.APPLICATION_JSON)
    @Changes("change_password")
    public Response changePassword(InputStream body) {
        CallerKind.refuseTokens(request);
        var fields =
                Body.object(body, headers.getLength(), limits.maxBodyBytes()).only(FIELDS);
        return Answer.done(access.changeMyPassword(fields.text("old", null), fields.text("new", null)));
    }
}
