package culm.system;

import static org.assertj.core.api.Assertions.fail;

import culm.api.CulmException;
import culm.api.ServerView;
import culm.api.StateView;
import culm.api.TaskService;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for a server, for a bounded time. */
public final class Waiting {

    private static final Duration PAUSE = Duration.ofMillis(50);

    private Waiting() {}

    public static StateView until(TaskService tasks, String id, String state, Duration limit) {
        return untilOneOf(tasks, id, Set.of(state), limit);
    }

    public static StateView untilOneOf(TaskService tasks, String id, Set<String> states, Duration limit) {
        var deadline = Instant.now().plus(limit);
        var view = look(tasks, id);
        while (!view.map(StateView::state).filter(states::contains).isPresent()) {
            if (Instant.now().isAfter(deadline)) {
                fail("%s is not %s after %s: %s", id, states, limit, view);
            }
            pause(PAUSE);
            view = look(tasks, id);
        }
        return view.get();
    }

    static void until(BooleanSupplier holds, Duration limit) {
        var deadline = Instant.now().plus(limit);
        while (!holds.getAsBoolean()) {
            if (Instant.now().isAfter(deadline)) {
                fail("It does not hold after %s", limit);
            }
            pause(PAUSE);
        }
    }

    /** A run is finished a moment before its last token is out of hand, and other tests use the same server. */
    static List<ServerView> untilNothingIsInHand(TaskService tasks, Duration limit) {
        var deadline = Instant.now().plus(limit);
        var servers = tasks.listServers();
        while (servers.stream().anyMatch(server -> server.tokens() > 0)) {
            if (Instant.now().isAfter(deadline)) {
                fail("Tokens are still in hand after %s: %s", limit, servers);
            }
            pause(PAUSE);
            servers = tasks.listServers();
        }
        return servers;
    }

    /** Empty for a node that was not reached yet. */
    private static Optional<StateView> look(TaskService tasks, String id) {
        try {
            return Optional.of(tasks.getState(id, true));
        } catch (CulmException notYet) {
            return Optional.empty();
        }
    }

    public static void pause(Duration time) {
        LockSupport.parkNanos(time.toNanos());
    }
}
