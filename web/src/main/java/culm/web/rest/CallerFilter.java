package culm.web.rest;

import culm.ee.service.CallContext;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Tells the services which roles the credentials of a request give, whatever else the server knows of its caller. */
@WebFilter(filterName = "CallerFilter", urlPatterns = "/*", asyncSupported = true)
public class CallerFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient CallContext call;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        call.limitTo(CallerKind.roles(request));
        chain.doFilter(request, response);
    }
}
