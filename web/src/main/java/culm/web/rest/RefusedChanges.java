package culm.web.rest;

import culm.api.Code;
import culm.ee.service.Calls;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.stream.Stream;

/** Records changing requests that were refused before they came to the service: by their form, or by the container. */
@Provider
@Dependent
@Changes("")
@Priority(Priorities.USER)
public class RefusedChanges implements ContainerResponseFilter {

    private static final System.Logger LOG = System.getLogger(RefusedChanges.class.getName());

    @Inject
    private Calls calls;

    @Context
    private ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        var status = response.getStatus();
        var user = request.getSecurityContext().getUserPrincipal();
        if (status >= 400 && status < 500 && user != null && resource.getResourceMethod() != null) {
            record(user.getName(), target(request), HttpCode.codeOf(status));
        }
    }

    private void record(String user, Optional<String> target, Code code) {
        var action = resource.getResourceMethod().getAnnotation(Changes.class).value();
        try {
            calls.refusedAtTheDoor(user, action, target.orElse(null), code);
        } catch (RuntimeException away) { // the caller has its answer: nothing was changed
            LOG.log(Level.WARNING, "a refused %s of %s is not recorded".formatted(action, user), away);
        }
    }

    private static Optional<String> target(ContainerRequestContext request) {
        var parameters = request.getUriInfo().getPathParameters();
        return Stream.of("id", "name")
                .map(parameters::getFirst)
                .filter(value -> value != null)
                .findFirst();
    }
}
