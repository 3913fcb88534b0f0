package culm.load;

import culm.load.driven.DriveServlet;
import culm.load.driven.Order;
import culm.load.driven.Timing;
import culm.local.LocalServer;
import culm.local.ServerPlan;
import culm.system.RestDoor;
import java.time.Duration;

/** Has a server do its work through the door that callers within it take. */
final class InsideDoor {

    static final String PASSWORD = "load-test-secret";

    private static final Duration PATIENCE = Duration.ofMinutes(31);

    private final RestDoor door;

    InsideDoor(LocalServer server) {
        this.door = new RestDoor(server.address(), ServerPlan.ADMIN, PASSWORD, PATIENCE);
    }

    /** For what is asked from outside. */
    RestDoor rest() {
        return door;
    }

    /** @throws AssertionError with the answer of the server, if it could not do it */
    Timing drive(Order order) {
        var answer = door.send("POST", DriveServlet.PATH + "?order=" + order);
        if (answer.status() != 200) {
            throw new AssertionError("%s: %d %s"
                    .formatted(order, answer.status(), answer.response().body()));
        }
        return Timing.of(answer.object());
    }
}
