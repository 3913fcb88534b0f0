package culm.web.rest;

import culm.ee.service.CallContext;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;

/** Tells the service of the request that it answers. */
@Provider
@Dependent
public class Entrance implements ContainerRequestFilter {

    private static final String KNOWN_AS = "X-Request-Id";
    private static final String FORM = "[A-Za-z0-9._-]{1,64}";

    @Inject
    private CallContext call;

    @Context
    private HttpServletRequest request;

    @Override
    public void filter(ContainerRequestContext context) {
        var id = context.getHeaderString(KNOWN_AS);
        call.enter("rest", request.getRemoteAddr(), id != null && id.matches(FORM) ? id : null);
    }
}
