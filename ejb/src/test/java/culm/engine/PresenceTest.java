package culm.engine;

import static culm.tree.Trees.aLine;
import static org.assertj.core.api.Assertions.assertThat;

import culm.api.Code;
import culm.api.RunOptions;
import culm.memory.ManualClock;
import culm.memory.MemoryCluster;
import culm.plugin.Answer;
import culm.port.FlowListener;
import culm.port.Server;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PresenceTest {

    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final Server A = new Server("a", "1", false, Map.of("", 1));
    private static final Server B = new Server("b", "1", false, Map.of("", 1, "slow", 2, "other", 0));

    private final List<String> told = new ArrayList<>();
    private final ManualClock clock = new ManualClock(Instant.parse("2026-05-01T12:00:00Z"));
    private final Scripted plugins = new Scripted();
    private final MemoryCluster cluster = new MemoryCluster(plugins, clock, new FlowListener() {
        @Override
        public void displaced(Server self) {
            told.add("displaced " + self.signature());
        }
    });
    private final Presence a = cluster.presence(A, LEASE);
    private final Presence b = cluster.presence(B, LEASE);

    private void pass(int seconds) {
        clock.tick(Duration.ofSeconds(seconds));
    }

    @Test
    void aServerThatRenewsNoMoreIsJudgedDeadWhenItsLeaseIsOver() {
        pass(29);
        b.renew();
        assertThat(b.leases()).containsOnlyKeys("a/1", "b/1");

        pass(1);
        assertThat(b.leases()).containsOnlyKeys("b/1");
    }

    @Test
    void whoWasAwayItselfJudgesNobodyUntilAllHadTheTimeToRenew() {
        pass(31);
        assertThat(b.leases()).as("before its own renewal").containsOnlyKeys("a/1", "b/1");

        b.renew();
        for (int second = 0; second < 29; second++) {
            pass(1);
            b.renew();
            assertThat(b.leases()).as("second %d", second).containsOnlyKeys("a/1", "b/1");
        }
        pass(1);
        assertThat(b.leases()).containsOnlyKeys("b/1");
    }

    @Test
    void aServerThatWasStoppedFindsItsTokensTakenAndTakesNobodyElses() {
        var one = cluster.engine(A.signature(), a);
        var two = cluster.engine(B.signature(), b);
        plugins.component("slow", activity -> {
            pass(25);
            b.renew();
            pass(25); // a has not renewed since it came in
            b.renew();
            assertThat(two.takeOverOrphans(10)).isEqualTo(1);
            assertThat(one.takeOverOrphans(10)).isZero();
            return Answer.done();
        });
        start(one);

        one.advance(cluster.nextMessage().orElseThrow());

        assertThat(two.getState("n", false).state()).isEqualTo("FAILED");
        assertThat(two.getOutputs("n").exData()).asString().contains("server a/1 was lost");
    }

    private static void start(Engine engine) {
        var tree = aLine("p", "n").activity("n", "slow", Map.of());
        assertThat(engine.runPipeline(tree.document(), RunOptions.defaults(), "me")
                        .code())
                .isEqualTo(Code.OK);
    }

    @Test
    void aServerThatStartsUnderTheNameOfAnotherPutsItOutAndTakesItsTokensAtOnce() {
        var older = cluster.engine(A.signature(), a);
        plugins.component("slow", activity -> {
            var again = new Server("a", "2", false, Map.of("", 1));
            var newer = cluster.engine(again.signature(), cluster.presence(again, LEASE));
            assertThat(newer.takeOverOrphans(10)).isEqualTo(1);
            return Answer.done();
        });
        start(older);

        older.advance(cluster.nextMessage().orElseThrow());

        assertThat(older.getState("n", false).state()).isEqualTo("FAILED");
        assertThat(a.renew()).isFalse();
        assertThat(a.renew()).isFalse();
        assertThat(told).containsExactly("displaced a/1");
    }

    @Test
    void aDisplacedServerJudgesNobody() {
        cluster.presence(new Server("a", "2", false, Map.of()), LEASE);
        pass(31);
        a.renew();

        assertThat(a.leases()).containsOnlyKeys("a/2", "b/1");
    }

    @Test
    void aQueueIsServedWhileSomeLiveServerTakesItsTokens() {
        assertThat(a.serving("slow")).isTrue();
        assertThat(a.serving("other")).isFalse();
        assertThat(a.serving("unknown")).isFalse();

        pass(20);
        a.renew();
        pass(20);
        assertThat(a.serving("")).isTrue();
        assertThat(a.serving("slow")).isFalse();
    }

    @Test
    void aServerThatDrainsServesNothingAndKeepsItsTokens() {
        b.drain();

        assertThat(a.serving("slow")).isFalse();
        assertThat(a.leases()).containsKey("b/1");

        b.leave();
        assertThat(a.leases()).doesNotContainKey("b/1");
    }

    @Test
    void aQueueIsDeclaredWhereverItsNameIsKnown() {
        assertThat(b.queues()).containsOnlyKeys("", "slow", "other");
        assertThat(a.queues()).containsOnlyKeys("");
    }
}
