package culm.web.rest;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Writes a problem where JAX-RS is not at hand. */
final class ProblemWriter {

    private ProblemWriter() {}

    static void write(Problem problem, HttpServletResponse response) {
        try {
            response.setStatus(problem.status());
            response.setHeader(Trace.HEADER, problem.traceId());
            response.setContentType(Problem.MEDIA_TYPE);
            response.getOutputStream().write(problem.body());
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
