package culm.load;

import culm.api.TaskService;
import culm.load.driven.Drive;
import culm.load.driven.DriveServlet;
import culm.load.driven.Order;
import culm.load.driven.Timing;
import culm.local.LocalServer;
import culm.local.Places;
import culm.local.ServerPlan;
import culm.system.RestTaskService;
import culm.system.ServerDirectories;
import culm.system.browser.OpenedList;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ForkJoinPool;

/** The server that is measured: the settings of the product, and a JVM that {@code CULM_JAVA_OPTS} describes. */
final class LoadServer implements AutoCloseable {

    private static final Duration BOOT = Duration.ofMinutes(3);

    private final LoadDatabase database;
    private final LocalServer server;
    private final InsideDoor door;

    private LoadServer(LoadDatabase database, LocalServer server) {
        this.database = database;
        this.server = server;
        this.door = new InsideDoor(server);
    }

    static LoadServer start(LoadDatabase database) {
        var root = Path.of(System.getProperty("culm.root"));
        var directory = ServerDirectories.fresh(root, "load");
        var places = new Places(root, Path.of(System.getProperty("culm.wildfly")))
                .with(LoadArchive.writeTo(directory, root));
        var archive = directory.resolve("archive");
        var plan = ServerPlan.onFreePorts(directory.resolve("server"), InsideDoor.PASSWORD)
                .on(database.plan())
                .with(List.of("archive-directory=" + archive));
        var server = new LocalServer(places, plan);
        server.start(BOOT);
        return new LoadServer(database, server);
    }

    /** Through the door that callers within the server take. */
    Timing driveFromInside(Order order) {
        return door.drive(order);
    }

    /** Through REST. */
    Timing driveFromOutside(Order order) {
        return new Drive(tasks(), database.source(), ForkJoinPool.commonPool()).carryOut(order);
    }

    /** The list of its runs, in a browser. */
    OpenedList list() {
        return new OpenedList(server.address(), ServerPlan.ADMIN, InsideDoor.PASSWORD);
    }

    private TaskService tasks() {
        return new RestTaskService(door.rest());
    }

    /** What lives on its heap after a collection, in MB. */
    double heap() {
        var used = door.rest().get(DriveServlet.COLLECTED).object().get("heap_mb");
        return ((Number) used).doubleValue();
    }

    /** For how long its JVM has compiled so far. */
    Duration compiled() {
        return Duration.ofMillis(
                (Long) door.rest().get(DriveServlet.PATH).object().get("compiled_ms"));
    }

    /** How many runs the files of its archive have. */
    long archived() {
        return ((List<?>) door.rest().get("api/v1/archives").json())
                .stream()
                        .mapToLong(part -> (Long) ((Map<?, ?>) part).get("runs"))
                        .sum();
    }

    ProcessHandle process() {
        return server.process();
    }

    @Override
    public void close() {
        server.close();
    }
}
