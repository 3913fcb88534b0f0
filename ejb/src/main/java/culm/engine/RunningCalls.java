package culm.engine;

import culm.node.Plugins;
import culm.port.NodeRun;
import culm.port.Token;
import culm.port.Token.Status;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** The component calls that this server is making at this moment. */
final class RunningCalls {

    private static final int MOST_TO_CANCEL = 1_000;

    private final Plugins plugins;
    private final Map<String, RunningCall> byVersion = new ConcurrentHashMap<>();

    /** Attempts that were not in a call when they were to be stopped. */
    private final Set<String> toCancel =
            Collections.synchronizedSet(Collections.newSetFromMap(new Newest<>(MOST_TO_CANCEL)));

    RunningCalls(Plugins plugins) {
        this.plugins = plugins;
    }

    RunningCall begin(Work work, Supplier<Optional<Token>> held, CalledActivity called) {
        var call = new RunningCall(work, held, called, Thread.currentThread());
        byVersion.put(call.version(), call);
        cancelIfAsked(call);
        return call;
    }

    void end(RunningCall call) {
        call.end();
        byVersion.remove(call.version(), call);
    }

    /** Stops the call of an attempt if this server is making it, or is just about to. */
    void cancel(NodeRun attempt) {
        toCancel.add(attempt.version());
        var call = byVersion.get(attempt.version());
        if (call != null) {
            cancelIfAsked(call);
        }
    }

    /** Tells the component of an attempt that waits: what it has begun elsewhere may go on without it. */
    void abandon(Work work) {
        var code = work.activity().component();
        RunningCall.tell(plugins.component(code.code(), code.version()), new CalledActivity(work));
    }

    /** Whoever comes second, the call or its end, finds the other: one of the two stops it. */
    private void cancelIfAsked(RunningCall call) {
        if (toCancel.remove(call.version())) {
            stop(call);
        }
    }

    /** This call only: the next of the same attempt may have begun meanwhile. */
    private void stop(RunningCall call) {
        var code = call.work().activity().component();
        call.cancel(plugins.component(code.code(), code.version()));
    }

    /**
     * Stops the calls whose tokens were taken from this server, by a forced fail on another server or by a take-over.
     * What goes on all the same is reported, once.
     */
    void stopLost(Ports ports, Instant now) {
        for (var call : byVersion.values()) {
            if (call.cancelled()) {
                if (call.ignoresCancel(now)) {
                    ports.listener().stuck(call.work().token(), call.work().node(), call.thread());
                }
            } else if (isLost(ports, call) && isRunning(call)) {
                stop(call);
                ports.listener().lost(call.work().token());
            }
        }
    }

    private static boolean isLost(Ports ports, RunningCall call) {
        return call.held().filter(mine -> !isHeld(ports, mine)).isPresent();
    }

    private static boolean isHeld(Ports ports, Token mine) {
        return ports.transactions()
                .alone(() -> ports.tokens().find(mine.id()))
                .filter(now -> now.status() == Status.CLAIMED && now.claim() == mine.claim())
                .isPresent();
    }

    /** Asked after the token was read: a call that has ended since then may have moved it on itself. */
    private boolean isRunning(RunningCall call) {
        return byVersion.get(call.version()) == call;
    }
}
