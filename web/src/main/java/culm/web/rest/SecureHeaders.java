package culm.web.rest;

import culm.api.Code;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells browsers to trust nothing here, and refuses changes that another site has a browser ask for. There is no cookie that such a
 * request could ride on, but browsers remember Basic credentials too.
 */
@WebFilter(
        filterName = "SecureHeaders",
        urlPatterns = "/*",
        asyncSupported = true,
        dispatcherTypes = {DispatcherType.REQUEST, DispatcherType.ERROR})
public class SecureHeaders extends HttpFilter {

    private static final long serialVersionUID = 1L;
    /** A page uses what this server has given, and nothing else: no other server, no script or style in the page itself. */
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final Pattern NAMED_FOR_CONTENT = Pattern.compile("/console/[0-9a-f]{40}/");
    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> OWN_SITES = Set.of("same-origin", "none");

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        on(request, response);
        if (!READS.contains(request.getMethod()) && isFromAnotherSite(request)) {
            var detail = "another site must not have a browser change anything";
            ProblemWriter.write(
                    Problem.of(Code.FORBIDDEN, detail, request.getRequestURI(), Trace.of(request)), response);
            return;
        }
        chain.doFilter(request, response);
    }

    /** What browsers say of a request that no script has control of. */
    private static boolean isFromAnotherSite(HttpServletRequest request) {
        var site = request.getHeader("Sec-Fetch-Site");
        var origin = request.getHeader("Origin");
        return site != null ? !OWN_SITES.contains(site) : origin != null && !isOwn(origin, request.getHeader("Host"));
    }

    private static boolean isOwn(String origin, String host) {
        try {
            var authority = URI.create(origin).getRawAuthority();
            return authority != null && authority.equalsIgnoreCase(host);
        } catch (IllegalArgumentException odd) {
            return false;
        }
    }

    /** After an upgrade nobody must have some files of the old console with some of the new: its folder has another name then. */
    private static String caching(HttpServletRequest request) {
        var path = request.getServletPath();
        if (request.getDispatcherType() == DispatcherType.ERROR || path.startsWith("/api")) {
            return "no-store";
        }
        return NAMED_FOR_CONTENT.matcher(path).lookingAt() ? "public, max-age=31536000, immutable" : "no-cache";
    }

    static void on(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Content-Security-Policy", POLICY);
        response.setHeader("Cache-Control", caching(request));
        if (request.isSecure()) {
            response.setHeader("Strict-Transport-Security", "max-age=31536000");
        }
    }
}
