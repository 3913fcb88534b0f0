package culm.web.rest;

import culm.api.Code;
import culm.ee.service.RequestLimits;
import culm.ee.service.WorkerService;
import culm.ee.worker.Claimer;
import culm.ee.worker.HeldTask;
import culm.ee.worker.TaskView;
import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/** Gives tasks to workers, in an answer that waits for them and holds no thread meanwhile. */
@WebServlet(name = "ClaimServlet", urlPatterns = ClaimServlet.PATH, asyncSupported = true)
public class ClaimServlet extends HttpServlet {

    static final String PATH = "/api/v1/workers/tasks/claim";

    private static final long serialVersionUID = 1L;

    @Inject
    private transient WorkerService workers;

    @Inject
    private transient RequestLimits limits;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            if (!request.getMethod().equals("POST")) {
                response.setHeader("Allow", "POST");
                throw new Refusal(Code.METHOD_NOT_ALLOWED, ServerErrors.detail(Code.METHOD_NOT_ALLOWED));
            }
            claim(asked(request), request, response);
        } catch (RuntimeException refused) {
            EventsServlet.refuse(refused, request, response);
        }
    }

    private ClaimRequest asked(HttpServletRequest request) throws IOException {
        var type = request.getContentType();
        if (type == null || !type.toLowerCase(Locale.ROOT).startsWith("application/json")) {
            throw new Refusal(Code.UNSUPPORTED_MEDIA_TYPE, ServerErrors.detail(Code.UNSUPPORTED_MEDIA_TYPE));
        }
        KnownParameters.check(request.getParameterMap().keySet(), Set.of());
        return ClaimRequest.of(
                Body.object(request.getInputStream(), request.getContentLength(), limits.maxBodyBytes()));
    }

    private void claim(ClaimRequest asked, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var tasks = workers.claim(asked.spec());
        if (!tasks.isEmpty() || asked.patience().isZero()) {
            writeNow(tasks, asked.spec().worker(), response);
            return;
        }
        var async = request.startAsync();
        async.setTimeout(0);
        try {
            workers.await(asked.spec(), new Connection(async), asked.patience());
        } catch (RuntimeException refused) {
            EventsServlet.refuse(refused, request, response);
            async.complete();
        }
    }

    private void writeNow(List<TaskView> tasks, String worker, HttpServletResponse response) throws IOException {
        try {
            write(tasks, response);
        } catch (IOException gone) {
            tasks.forEach(task -> workers.release(new HeldTask(task.id(), worker, task.fence())));
            throw gone;
        }
    }

    /** A worker that waits. */
    private static final class Connection implements Claimer {
        private final AsyncContext async;
        private final AtomicBoolean answered = new AtomicBoolean();

        private Connection(AsyncContext async) {
            this.async = async;
        }

        @Override
        public boolean isOpen() {
            return !answered.get();
        }

        /** On a thread of the server: whoever reads slowly must not hold up the one that serves all. */
        @Override
        public void take(List<TaskView> tasks, Runnable giveBack) {
            answered.set(true);
            async.start(() -> {
                try {
                    write(tasks, (HttpServletResponse) async.getResponse());
                } catch (IOException | RuntimeException gone) {
                    giveBack.run();
                } finally {
                    async.complete();
                }
            });
        }
    }

    private static void write(List<TaskView> tasks, HttpServletResponse response) throws IOException {
        response.setContentType("application/json");
        response.getOutputStream().write(Json.bytes(WorkerViews.of(tasks)));
        response.flushBuffer(); // so that it is known whether the worker is still there
    }
}
