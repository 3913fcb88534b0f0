package culm.web.rest;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.System.Logger.Level;

/** The error page: for requests that end before they come to a resource. {@code web.xml} sends them here. */
@WebServlet(name = "ErrorServlet", urlPatterns = ErrorServlet.PATH)
public class ErrorServlet extends HttpServlet {

    static final String PATH = "/problem";

    private static final long serialVersionUID = 1L;
    private static final System.Logger LOG = System.getLogger(ErrorServlet.class.getName());

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) {
        var status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        var asked = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        var code = HttpCode.codeOf(status instanceof Integer number ? number : HttpServletResponse.SC_NOT_FOUND);
        var instance = asked == null ? request.getRequestURI() : asked.toString();
        var problem = Problem.of(code, ServerErrors.detail(code), instance, Trace.of(request));
        if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable thrown) {
            LOG.log(Level.ERROR, "trace id %s: %s failed".formatted(problem.traceId(), problem.instance()), thrown);
        }
        ProblemWriter.write(problem, response);
    }
}
