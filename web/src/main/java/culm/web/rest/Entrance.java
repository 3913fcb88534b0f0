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

    @Inject
    private CallContext call;

    @Context
    private HttpServletRequest request;

    @Override
    public void filter(ContainerRequestContext context) {
        call.enter("rest", request.getRemoteAddr(), Trace.of(request));
    }
}
