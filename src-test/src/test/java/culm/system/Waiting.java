package culm.system;

import static org.assertj.core.api.Assertions.fail;

import culm.api.StateView;
import culm.api.TaskService;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;

/** Waits for a server, for a bounded time. */
final class Waiting {

    private static final Duration PAUSE = Duration.ofMillis(50);

    private Waiting() {}

    static StateView until(TaskService tasks, String id, String state, Duration limit) {
        var deadline = Instant.now().plus(limit);
        var view = tasks.getState(id, true);
        while (!view.state().equals(state)) {
            if (Instant.now().isAfter(deadline)) {
                fail("%s is not %s after %s: %s", id, state, limit, view);
            }
            pause(PAUSE);
            view = tasks.getState(id, true);
        }
        return view;
    }

    static void pause(Duration time) {
        LockSupport.parkNanos(time.toNanos());
    }
}
