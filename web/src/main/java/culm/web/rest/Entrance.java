package culm.web.rest;

import culm.api.Change;
import culm.ee.service.CallContext;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.util.List;

/** Tells the service of the request that it answers, and the caller whether its request was answered before. */
@Provider
@Dependent
public class Entrance implements ContainerRequestFilter, ContainerResponseFilter {

    private static final String KEY = "Idempotency-Key";
    private static final String REPLAYED = "Idempotency-Replayed";

    @Inject
    private CallContext call;

    @Context
    private HttpServletRequest request;

    @Context
    private ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext context) {
        call.enter("rest", request.getRemoteAddr(), Trace.of(request));
        var given = context.getHeaders().get(KEY);
        if (given != null && resource.getResourceMethod().isAnnotationPresent(Changes.class)) {
            call.once(key(given));
        }
    }

    /** A text in quotes, as the draft of the standard has it, or as it is. */
    static String key(List<String> given) {
        var text = given.get(0).strip();
        var quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
        var key = quoted ? text.substring(1, text.length() - 1) : text;
        if (given.size() > 1 || !Change.isKey(key)) {
            throw Refusal.invalid("%s must be one key of 1 to %d visible ASCII characters, without \" and \\"
                    .formatted(KEY, Change.MAX_KEY_LENGTH));
        }
        return key;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (call.isRepeated()) {
            response.getHeaders().putSingle(REPLAYED, "true");
        }
    }
}
