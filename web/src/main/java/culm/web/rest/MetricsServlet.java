package culm.web.rest;

import culm.api.CulmException;
import culm.ee.service.Metrics;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** For Prometheus, with the credentials of a user that may look at all projects. */
@WebServlet(name = "MetricsServlet", urlPatterns = MetricsServlet.PATH)
public class MetricsServlet extends HttpServlet {

    static final String PATH = "/metrics";

    private static final long serialVersionUID = 1L;
    private static final String FORMAT = "text/plain; version=0.0.4; charset=utf-8";

    @Inject
    private transient Metrics metrics;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            var text = metrics.text().getBytes(StandardCharsets.UTF_8);
            response.setContentType(FORMAT);
            response.setHeader("Cache-Control", "no-store");
            response.getOutputStream().write(text);
        } catch (CulmException refused) {
            ProblemWriter.write(
                    Problem.of(refused.code(), refused.getMessage(), request.getRequestURI(), Trace.of(request)),
                    response);
        }
    }
}
