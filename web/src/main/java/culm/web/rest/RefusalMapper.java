package culm.web.rest;

import culm.api.Code;
import culm.api.CulmException;
import culm.ee.service.ContainerRefusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger.Level;
import java.util.Set;
import java.util.TreeSet;

/** Turns everything that can go wrong in a request into a problem body. The one place where codes get their status. */
@Provider
public class RefusalMapper implements ExceptionMapper<Throwable> {

    private static final System.Logger LOG = System.getLogger(RefusalMapper.class.getName());
    static final int RETRY_AFTER_SECONDS = 1;

    @Context
    private UriInfo uri;

    @Context
    private HttpServletRequest request;

    @Override
    public Response toResponse(Throwable thrown) {
        var problem = problem(thrown);
        log(problem, thrown);
        var answer = Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem.body());
        if (HttpCode.of(problem.code()).retryable()) {
            answer.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        if (problem.code() == Code.METHOD_NOT_ALLOWED && thrown instanceof WebApplicationException http) {
            answer.allow(allowed(http.getResponse()));
        }
        return answer.build();
    }

    static void log(Problem problem, Throwable thrown) {
        if (problem.code() == Code.INTERNAL || problem.code() == Code.UNAVAILABLE) {
            LOG.log(Level.ERROR, "trace id %s: %s failed".formatted(problem.traceId(), problem.instance()), thrown);
        }
    }

    /** In one order, and with HEAD, which goes wherever GET does and which not every server names. */
    private static Set<String> allowed(Response refused) {
        var methods = new TreeSet<>(refused.getAllowedMethods());
        if (methods.contains("GET")) {
            methods.add("HEAD");
        }
        return methods;
    }

    private Problem problem(Throwable thrown) {
        return problem(thrown, uri.getRequestUri().getRawPath(), Trace.of(request));
    }

    static Problem problem(Throwable thrown, String instance, String trace) {
        if (thrown instanceof Refusal refusal) {
            return new Problem(refusal.code(), refusal.getMessage(), instance, trace, refusal.facts());
        }
        if (thrown instanceof CulmException refused) {
            return Problem.of(refused.code(), refused.getMessage(), instance, trace);
        }
        if (ContainerRefusal.is(thrown)) {
            return Problem.of(Code.FORBIDDEN, "the user's roles do not allow this", instance, trace);
        }
        if (thrown instanceof WebApplicationException http) {
            return ofHttp(http.getResponse().getStatus(), instance, trace);
        }
        return Trouble.isTemporary(thrown)
                ? Problem.of(Code.UNAVAILABLE, "the database or the broker does not answer; try again", instance, trace)
                : Problem.of(Code.INTERNAL, "the log tells more under the trace id", instance, trace);
    }

    /** The texts of the servers differ, so none of them is passed on. */
    private static Problem ofHttp(int status, String instance, String trace) {
        var code = HttpCode.codeOf(status);
        return Problem.of(code, ServerErrors.detail(code), instance, trace);
    }
}
