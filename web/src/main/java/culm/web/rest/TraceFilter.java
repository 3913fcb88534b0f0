package culm.web.rest;

import culm.ee.observe.RequestMeters;
import jakarta.inject.Inject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;

/**
 * Gives each request its trace id, and measures it. For as long as a request is worked on its thread has the id in its name:
 * that is what the servers have in common, and each line of the log names its thread, those of the server itself as well.
 */
@WebFilter(
        filterName = "TraceFilter",
        urlPatterns = "/*",
        asyncSupported = true,
        dispatcherTypes = {DispatcherType.REQUEST, DispatcherType.ERROR})
public class TraceFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient RequestMeters meters;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var thread = Thread.currentThread();
        var name = thread.getName();
        var mark = " trace=" + Trace.of(request, response);
        if (name.endsWith(mark)) { // the page of an error, within the request that has failed
            chain.doFilter(request, response);
            return;
        }
        thread.setName(name + mark);
        try {
            measured(request, response, chain);
        } finally {
            thread.setName(name);
        }
    }

    private void measured(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var began = System.nanoTime();
        var status = HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
        try {
            chain.doFilter(request, response);
            status = response.getStatus();
        } finally {
            if (request.getDispatcherType() == DispatcherType.REQUEST && !request.isAsyncStarted()) {
                meters.answered(request.getMethod(), status, Duration.ofNanos(System.nanoTime() - began));
            }
        }
    }
}
