package culm.web.rest;

import culm.ee.service.Readiness;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** For whoever watches the server, without credentials: {@code live} answers, {@code ready} can also work. */
@WebServlet(
        name = "HealthServlet",
        urlPatterns = {HealthServlet.LIVE, HealthServlet.READY})
public class HealthServlet extends HttpServlet {

    static final String LIVE = "/health/live";
    static final String READY = "/health/ready";

    private static final long serialVersionUID = 1L;

    @Inject
    private Readiness readiness;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var parts = request.getServletPath().equals(READY) ? readiness.parts() : Map.<String, Boolean>of();
        var up = parts.values().stream().allMatch(Boolean::booleanValue);
        var shown = new LinkedHashMap<String, Object>();
        parts.forEach((part, answers) -> shown.put(part, answers ? "UP" : "DOWN"));
        response.setStatus(up ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.setContentType("application/json");
        response.setHeader("Cache-Control", "no-store");
        response.getOutputStream().write(Json.bytes(Views.object("status", up ? "UP" : "DOWN", "parts", shown)));
    }
}
