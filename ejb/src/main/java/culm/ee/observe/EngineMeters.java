package culm.ee.observe;

import culm.api.RunOptions;
import culm.port.FlowListener;
import culm.port.NodeRun;
import culm.port.Run;
import culm.port.Token;
import culm.state.State;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counts and times what this server's engine does. */
public final class EngineMeters implements FlowListener {

    private static final Duration[] CALLS = {
        Duration.ofMillis(1),
        Duration.ofMillis(5),
        Duration.ofMillis(25),
        Duration.ofMillis(100),
        Duration.ofMillis(500),
        Duration.ofSeconds(2),
        Duration.ofSeconds(10),
        Duration.ofMinutes(1)
    };

    private static final Duration[] COMMITS = {
        Duration.ofMillis(1),
        Duration.ofMillis(2),
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(100),
        Duration.ofMillis(500),
        Duration.ofSeconds(2)
    };

    private record Call(String code, String version, String kind, boolean failed) {}

    private final MeterRegistry registry;
    private final Map<Call, Timer> calls = new ConcurrentHashMap<>();
    private final Map<Call, Timer> commits = new ConcurrentHashMap<>();
    private final Map<String, Counter> claims = new ConcurrentHashMap<>();
    private final Map<Cause, Counter> sent = new EnumMap<>(Cause.class);
    private final Map<State, Counter> ended = new EnumMap<>(State.class);
    private final Counter started;
    private final Counter takeOvers;
    private final Counter lost;
    private final Counter stuck;

    public EngineMeters(MeterRegistry registry) {
        this.registry = registry;
        for (var cause : Cause.values()) {
            sent.put(cause, sentFor(cause));
        }
        ended.put(State.FINISHED, ended(State.FINISHED));
        ended.put(State.REVOKED, ended(State.REVOKED));
        started = counter("culm.runs.started", "Runs that were started through this server");
        takeOvers = counter("culm.takeovers", "Tokens of lost servers that this server has taken over");
        lost = counter("culm.tokens.lost", "Tokens that were taken from this server while it worked on them");
        stuck = counter("culm.components.stuck", "Component calls that went on although they were told to stop");
    }

    private Counter counter(String name, String description) {
        return Counter.builder(name).description(description).register(registry);
    }

    private Counter sentFor(Cause cause) {
        return Counter.builder("culm.sweeper.sent")
                .description("Tokens that were sent for because no message had moved them")
                .tag("cause", cause.name().toLowerCase(Locale.ROOT))
                .register(registry);
    }

    private Counter ended(State state) {
        return Counter.builder("culm.runs.ended")
                .description("Runs that came to their end on this server")
                .tag("state", state.name())
                .register(registry);
    }

    @Override
    public void called(String code, String version, String kind, Duration took, boolean failed) {
        calls.computeIfAbsent(new Call(code, version, kind, failed), this::callTimer)
                .record(took);
    }

    private Timer callTimer(Call call) {
        return Timer.builder("culm.component.call")
                .description("How long calls of components took")
                .tag("component", call.code())
                .tag("version", call.version())
                .tag("kind", call.kind())
                .tag("outcome", call.failed() ? "failed" : "ok")
                .serviceLevelObjectives(CALLS)
                .register(registry);
    }

    @Override
    public void committed(String code, String version, Duration took) {
        commits.computeIfAbsent(new Call(code, version, null, false), this::commitTimer)
                .record(took);
    }

    private Timer commitTimer(Call call) {
        return Timer.builder("culm.component.commit")
                .description("How long it took to commit what came of calls of components")
                .tag("component", call.code())
                .tag("version", call.version())
                .serviceLevelObjectives(COMMITS)
                .register(registry);
    }

    @Override
    public void claimed(String queue) {
        claims.computeIfAbsent(queue, this::claimCounter).increment();
    }

    private Counter claimCounter(String queue) {
        return Counter.builder("culm.claims")
                .description("Tokens that this server has taken")
                .tag("queue", queue.isEmpty() ? RunOptions.DEFAULT_QUEUE : queue)
                .register(registry);
    }

    @Override
    public void sentFor(Cause cause, int tokens) {
        sent.get(cause).increment(tokens);
    }

    @Override
    public void tookOver(Token token) {
        takeOvers.increment();
    }

    @Override
    public void lost(Token token) {
        lost.increment();
    }

    @Override
    public void stuck(Token token, NodeRun node, Thread thread) {
        stuck.increment();
    }

    @Override
    public void runStarted(Run run) {
        started.increment();
    }

    @Override
    public void runEnded(String runId, State state) {
        ended.get(state).increment();
    }
}
