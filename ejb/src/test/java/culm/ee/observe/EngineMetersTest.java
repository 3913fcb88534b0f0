package culm.ee.observe;

import static culm.tree.Trees.aLine;
import static org.assertj.core.api.Assertions.assertThat;

import culm.api.RunOptions;
import culm.engine.Engine;
import culm.engine.Scripted;
import culm.memory.ManualClock;
import culm.memory.MemoryCluster;
import culm.plugin.Answer;
import culm.port.FlowListener;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EngineMetersTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final ManualClock clock = new ManualClock(Instant.parse("2026-05-01T12:00:00Z"));
    private final Scripted plugins = new Scripted();
    private final MemoryCluster cluster = new MemoryCluster(plugins, clock, new Listeners(new EngineMeters(registry)));
    private final Engine engine = cluster.server("one");

    @BeforeEach
    void slow() {
        plugins.component("slow", activity -> {
            clock.tick(Duration.ofSeconds(2));
            return Answer.done();
        });
    }

    private void start(String id, String component) {
        var tree = aLine(id, id + "a", id + "b")
                .activity(id + "a", component, Map.of())
                .activity(id + "b", component, Map.of());
        engine.runPipeline(tree.document(), RunOptions.defaults(), "me");
    }

    private void loseAllMessages() {
        while (cluster.nextMessage().isPresent()) {
            clock.tick(Duration.ZERO);
        }
    }

    private double count(String name, String... tags) {
        return registry.get(name).tags(tags).counter().count();
    }

    private long calls(String component, String outcome) {
        return registry.get("culm.component.call")
                .tags("component", component, "kind", "execute", "outcome", outcome)
                .timer()
                .count();
    }

    @Test
    void callsAndTheirCommitsAreTimedByComponent() {
        start("p", "slow");
        cluster.moveAll(engine);

        assertThat(calls("slow", "ok")).isEqualTo(2);
        assertThat(registry.get("culm.component.call").timer().totalTime(TimeUnit.SECONDS))
                .isEqualTo(4);
        assertThat(registry.get("culm.component.commit")
                        .tag("component", "slow")
                        .timer()
                        .count())
                .isEqualTo(2);
    }

    @Test
    void commitsThatComponentsShareCountForEachOfThem() {
        plugins.transactional("slow");
        start("p", "slow");
        cluster.moveAll(engine);

        assertThat(registry.get("culm.component.commit")
                        .tag("component", "slow")
                        .timer()
                        .count())
                .isEqualTo(2);
        assertThat(count("culm.runs.ended", "state", "FINISHED")).isEqualTo(1);
    }

    @Test
    void aFailedCallIsToldApart() {
        start("p", "fail");
        cluster.moveAll(engine);

        assertThat(calls("fail", "failed")).isEqualTo(1);
    }

    @Test
    void runsAreCountedAsTheyStartAndEnd() {
        start("p", "echo");
        start("q", "fail");
        cluster.moveAll(engine);
        engine.revokePipeline("q");
        engine.revokePipeline("q");

        assertThat(count("culm.runs.started")).isEqualTo(2);
        assertThat(count("culm.runs.ended", "state", "FINISHED")).isEqualTo(1);
        assertThat(count("culm.runs.ended", "state", "REVOKED")).isEqualTo(1);
    }

    @Test
    void aRunThatIsRefusedIsNotCounted() {
        start("p", "echo");
        start("p", "echo");

        assertThat(count("culm.runs.started")).isEqualTo(1);
    }

    @Test
    void aTokenIsClaimedOnceForEachWalk() {
        start("p", "echo");
        cluster.moveAll(engine);

        assertThat(count("culm.claims", "queue", "default")).isEqualTo(1);
    }

    @Test
    void whatTheSweeperSendsIsCountedByItsCause() {
        start("p", "echo");
        loseAllMessages();
        clock.tick(Duration.ofSeconds(1));
        engine.resendStranded(Map.of("", 1), 10);
        engine.freeze();
        engine.unfreeze();

        assertThat(count("culm.sweeper.sent", "cause", "stranded")).isEqualTo(1);
        assertThat(count("culm.sweeper.sent", "cause", "unfrozen")).isEqualTo(1);
        assertThat(count("culm.sweeper.sent", "cause", "due")).isZero();
    }

    @Test
    void aTokenOfALostServerIsTakenOverOnce() {
        var other = cluster.server("two");
        plugins.component("deadly", activity -> {
            cluster.loseLease("one");
            other.takeOverOrphans(10);
            other.takeOverOrphans(10);
            return Answer.done();
        });
        start("p", "deadly");

        cluster.moveAll(engine);

        assertThat(count("culm.takeovers")).isEqualTo(1);
        assertThat(count("culm.tokens.lost")).isEqualTo(1);
        assertThat(other.getState("p", false).state()).isEqualTo("FAILED");
    }

    @Test
    void aMetricThatFailsStopsNoWork() {
        var broken = new FlowListener() {
            @Override
            public void claimed(String queue) {
                throw new IllegalStateException("no metrics today");
            }

            @Override
            public void called(String code, String version, String kind, Duration took, boolean failed) {
                throw new IllegalStateException("no metrics today");
            }
        };
        var careless = new MemoryCluster(plugins, clock, new Listeners(broken));
        var server = careless.server("one");
        server.runPipeline(aLine("p", "a").activity("a", "echo", Map.of()).document(), RunOptions.defaults(), "me");

        careless.moveAll(server);

        assertThat(server.getState("p", false).state()).isEqualTo("FINISHED");
    }
}
