package culm.engine;

import culm.node.Plugins;
import culm.tree.ComponentCall;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Whether a component may be called now, or its activity has to come again. */
final class Admission {

    private static final Duration NEXT_LOOK = Duration.ofSeconds(1);

    private final Plugins plugins;
    private final InstantSource clock;
    private final Map<String, Lane> lanes = new ConcurrentHashMap<>();
    private final Map<String, Lane> taken = new ConcurrentHashMap<>();

    Admission(Plugins plugins, InstantSource clock) {
        this.plugins = plugins;
        this.clock = clock;
    }

    /** When to look again for a component that is not there and may come; empty if it is to be called. */
    Optional<Instant> whenThere(ComponentCall call) {
        var awaited =
                !plugins.hasComponent(call.code(), call.version()) && plugins.expected(call.code(), call.version());
        return awaited ? Optional.of(clock.instant().plus(NEXT_LOOK)) : Optional.empty();
    }

    /**
     * Empty if an activity may begin: it then has a place, until {@link #leave}. Otherwise when it is to come again.
     *
     * @param tokenId who has a place already keeps it
     */
    Optional<Instant> enter(String tokenId, ComponentCall call) {
        var limit = plugins.limit(call.code(), call.version());
        if (limit.none()) {
            return whenThere(call);
        }
        var lane = lanes.computeIfAbsent(call.code() + '\n' + call.version(), first -> new Lane());
        if (taken.get(tokenId) != lane) {
            leave(tokenId); // it was to begin another one, and a command has come in between
        }
        var later = lane.enter(tokenId, limit, clock.instant());
        if (later.isEmpty()) {
            taken.put(tokenId, lane);
        }
        return later;
    }

    /** The call is over, or will not be made. */
    void leave(String tokenId) {
        var lane = taken.remove(tokenId);
        if (lane != null) {
            lane.leave(tokenId, clock.instant());
        }
    }
}
