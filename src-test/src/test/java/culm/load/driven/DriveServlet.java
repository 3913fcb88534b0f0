package culm.load.driven;

import culm.api.TaskService;
import culm.ee.json.JsonText;
import culm.ee.observe.Meters;
import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Map;
import javax.sql.DataSource;

/** Drives the local EJB inside the server. Its path is one of those that ask for a user. */
@WebServlet(urlPatterns = DriveServlet.PATTERN)
public class DriveServlet extends HttpServlet {

    public static final String PATH = "api/load";
    public static final String COLLECTED = PATH + "?collected=true";
    static final String PATTERN = "/" + PATH;

    private static final long serialVersionUID = 1L;
    private static final double MEGABYTE = 1024.0 * 1024;

    @EJB(lookup = "java:app/culm-ejb/TaskService!culm.api.TaskService")
    private transient TaskService tasks;

    @Resource(lookup = "java:/jdbc/culm")
    private transient DataSource database;

    @Resource
    private transient ManagedExecutorService executor;

    @Inject
    private transient Meters meters;

    /** What is on the heap, where it is asked for after a collection; and for how long the compiler has been at work. */
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getParameter("collected") != null) {
            System.gc();
        }
        var used = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        var compiled = ManagementFactory.getCompilationMXBean().getTotalCompilationTime();
        answer(response, Map.of("heap_mb", used / MEGABYTE, "compiled_ms", compiled));
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var order = Order.of(request.getParameter("order"));
        answer(
                response,
                new Drive(tasks, new Ends(database, this::ended), executor)
                        .carryOut(order)
                        .toJson());
    }

    private double ended() {
        return meters.registry()
                .get("culm.runs.ended")
                .tag("state", "FINISHED")
                .counter()
                .count();
    }

    private static void answer(HttpServletResponse response, Object body) throws IOException {
        response.setContentType("application/json");
        response.getWriter().write(JsonText.write(body));
    }
}
