package culm.web.rest;

import culm.api.Code;
import culm.ee.event.EventPage;
import culm.ee.event.Outlet;
import culm.ee.service.EventService;
import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * What happens, as a stream of server-sent events, or as an answer that waits for it. A servlet and no resource of JAX-RS, since
 * the streams of the implementations wait for whoever reads slowly, on the thread that serves all others too.
 */
@WebServlet(name = "EventsServlet", urlPatterns = EventsServlet.PATH, asyncSupported = true)
public class EventsServlet extends HttpServlet {

    static final String PATH = "/api/v1/events";

    private static final long serialVersionUID = 1L;

    /** Then the caller logs in again, by coming back. */
    private static final Duration STREAM = Duration.ofMinutes(15);

    @Inject
    private transient EventService events;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        guarded(request, response, () -> {
            var asked = EventRequest.of(request);
            if (asked.stream()) {
                stream(asked, request);
            } else {
                answer(asked, request, response);
            }
        });
    }

    /** The headers of an answer that does not wait. */
    @Override
    protected void doHead(HttpServletRequest request, HttpServletResponse response) throws IOException {
        guarded(request, response, () -> {
            events.read(EventRequest.of(request).search());
            response.setContentType("application/json");
        });
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void guarded(HttpServletRequest request, HttpServletResponse response, Work work)
            throws IOException {
        try {
            work.run();
        } catch (RuntimeException refused) {
            refuse(refused, request, response);
        }
    }

    static void refuse(RuntimeException thrown, HttpServletRequest request, HttpServletResponse response) {
        var problem = RefusalMapper.problem(thrown, request.getRequestURI(), Trace.of(request));
        RefusalMapper.log(problem, thrown);
        if (HttpCode.of(problem.code()).retryable()) {
            response.setHeader("Retry-After", Integer.toString(RefusalMapper.RETRY_AFTER_SECONDS));
        }
        ProblemWriter.write(problem, response);
    }

    private void stream(EventRequest asked, HttpServletRequest request) throws IOException {
        var newest = events.read(asked.search().from(null)).next();
        var after = asked.search().after() == null ? newest : asked.search().after();
        var async = async(request);
        var outlet = new StreamOutlet(async);
        if (watch(asked, after, outlet, STREAM, async)) {
            outlet.begin();
        }
    }

    private void answer(EventRequest asked, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var page = events.read(asked.search());
        if (page.gap()) {
            throw gone(page.next());
        }
        if (!page.items().isEmpty() || asked.patience().isZero()) {
            write(page, response);
            return;
        }
        var async = async(request);
        var outlet = new WaitingOutlet(asked.search().limit(), answered(async), gap -> answered(async, gap));
        watch(asked, page.next(), outlet, asked.patience(), async);
    }

    private static AsyncContext async(HttpServletRequest request) {
        var async = request.startAsync();
        async.setTimeout(0);
        return async;
    }

    private boolean watch(EventRequest asked, long after, Outlet outlet, Duration longest, AsyncContext async) {
        try {
            events.watch(asked.search(), after, outlet, longest);
            return true;
        } catch (RuntimeException refused) {
            refuse(refused, (HttpServletRequest) async.getRequest(), (HttpServletResponse) async.getResponse());
            async.complete();
            return false;
        }
    }

    private static Consumer<EventPage> answered(AsyncContext async) {
        return page -> finish(async, () -> write(page, (HttpServletResponse) async.getResponse()));
    }

    private static void answered(AsyncContext async, long gap) {
        var request = (HttpServletRequest) async.getRequest();
        finish(async, () -> refuse(gone(gap), request, (HttpServletResponse) async.getResponse()));
    }

    /** On a thread of the server: whoever reads slowly must not hold up the one that serves all. */
    private static void finish(AsyncContext async, Work work) {
        async.start(() -> {
            try {
                work.run();
            } catch (IOException | RuntimeException gone) {
                // nobody reads it
            } finally {
                async.complete();
            }
        });
    }

    private static Refusal gone(long after) {
        return new Refusal(
                Code.GONE,
                "some of the events after %d are no longer kept; after=0 tells what is kept".formatted(after));
    }

    private static void write(EventPage page, HttpServletResponse response) throws IOException {
        response.setContentType("application/json");
        response.getOutputStream().write(Json.bytes(EventViews.of(page)));
    }
}
