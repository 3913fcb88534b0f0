package culm.chaos;

import static org.assertj.core.api.Assertions.fail;

import culm.api.ActionResult;
import culm.api.Code;
import culm.api.CulmException;
import culm.api.TaskService;
import culm.system.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Asks one server after the other, as a client does that knows of several, until one answers. */
final class AnyServer {

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final List<TaskService> servers;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger unavailable = new AtomicInteger();

    AnyServer(List<TaskService> servers) {
        this.servers = List.copyOf(servers);
    }

    /** How many answers said that the server could not answer at present. */
    int unavailable() {
        return unavailable.get();
    }

    /** A call that changes something. What a server did whose answer was lost is for the caller to tell. */
    ActionResult tell(Function<TaskService, ActionResult> call) {
        return ask(server -> {
            var answer = call.apply(server);
            if (answer.code() == Code.UNAVAILABLE) {
                throw new CulmException(answer.code(), answer.message());
            }
            return answer;
        });
    }

    <T> T ask(Function<TaskService, T> call) {
        var deadline = Instant.now().plus(LIMIT);
        while (true) {
            try {
                return call.apply(servers.get(Math.floorMod(next.getAndIncrement(), servers.size())));
            } catch (CulmException refused) {
                if (refused.code() != Code.UNAVAILABLE) {
                    throw refused;
                }
                unavailable.incrementAndGet();
                pauseUntil(deadline, refused);
            } catch (RuntimeException | AssertionError notUp) { // a server that boots answers as a server without Culm
                pauseUntil(deadline, notUp);
            }
        }
    }

    private static void pauseUntil(Instant deadline, Throwable why) {
        if (Instant.now().isAfter(deadline)) {
            fail("no server has answered for %s".formatted(LIMIT), why);
        }
        Waiting.pause(PAUSE);
    }
}
