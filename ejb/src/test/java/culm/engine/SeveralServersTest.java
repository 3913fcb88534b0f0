package culm.engine;

import static culm.tree.Trees.aLine;
import static org.assertj.core.api.Assertions.assertThat;

import culm.api.Code;
import culm.api.RunOptions;
import culm.memory.ManualClock;
import culm.memory.MemoryCluster;
import culm.plugin.Answer;
import culm.port.FlowListener;
import culm.port.NodeRun;
import culm.port.Token;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SeveralServersTest {

    private final List<String> told = new ArrayList<>();
    private final ManualClock clock = new ManualClock(Instant.parse("2026-05-01T12:00:00Z"));
    private final Scripted plugins = new Scripted();
    private final MemoryCluster cluster = new MemoryCluster(plugins, clock, new Telling());
    private final Engine one = cluster.server("one");
    private final Engine two = cluster.server("two");
    private final AtomicInteger calls = new AtomicInteger();

    private final class Telling implements FlowListener {
        @Override
        public void lost(Token token) {
            told.add("lost " + token.nodeId());
        }

        @Override
        public void stuck(Token token, NodeRun node, Thread thread) {
            told.add("stuck " + node.id());
        }
    }

    private void start(String component) {
        var tree = aLine("p", "a", "b").activity("a", component, Map.of()).activity("b", "echo", Map.of());
        assertThat(one.runPipeline(tree.document(), RunOptions.defaults(), "me").code())
                .isEqualTo(Code.OK);
    }

    private String state(String id) {
        return two.getState("p", false).children().get(id).state();
    }

    @Test
    void aMessageThatComesTwiceMovesItsTokenOnce() {
        start("echo");
        var message = cluster.nextMessage().orElseThrow();

        two.advance(message);
        one.advance(message);

        assertThat(two.getState("p", false).state()).isEqualTo("FINISHED");
        assertThat(two.getActivityHistories("a")).isEmpty();
    }

    @Test
    void aTokenThatLiesInTheQueueIsSentForAgainOnlyOnceInAWhile() {
        start("echo");
        cluster.nextMessage();
        clock.tick(Duration.ofSeconds(10));

        assertThat(one.resendForgotten(Duration.ofSeconds(5), 10)).isEqualTo(1);
        clock.tick(Duration.ofSeconds(1));
        assertThat(one.resendForgotten(Duration.ofSeconds(5), 10)).isZero();
        clock.tick(Duration.ofSeconds(5));
        assertThat(one.resendForgotten(Duration.ofSeconds(5), 10)).isEqualTo(1);
    }

    @Test
    void theLateResultOfAServerThatLostItsLeaseIsDropped() {
        plugins.component("slow", activity -> {
            if (calls.incrementAndGet() == 1) {
                cluster.loseLease("one");
                assertThat(two.takeOverOrphans(10)).isEqualTo(1);
                activity.outputs().put("late", true);
            }
            return Answer.done();
        });
        start("slow");

        cluster.moveAll(one);

        assertThat(state("a")).isEqualTo("FAILED");
        assertThat(two.getOutputs("a").outputs()).doesNotContainKey("late");
        assertThat(two.getOutputs("a").exData()).asString().contains("server one was lost");
        assertThat(told).containsExactly("lost a");
    }

    @Test
    void aTokenThatMovesWhileItIsLookedAtIsLeftAlone() {
        var three = cluster.engine("three", cluster.workers(() -> assertThat(two.takeOverOrphans(10))
                .isEqualTo(1)));
        plugins.component("slow", activity -> {
            cluster.loseLease("one");
            assertThat(three.takeOverOrphans(10)).isZero();
            return Answer.done();
        });
        start("slow");

        cluster.moveAll(one);

        assertThat(state("a")).isEqualTo("FAILED");
        assertThat(cluster.nextMessage()).isEmpty();
        assertThat(told).containsExactly("lost a");
    }

    @Test
    void theTokensOfALiveServerAreLeftAlone() {
        plugins.component("slow", activity -> {
            clock.tick(Duration.ofMinutes(10));
            assertThat(two.takeOverOrphans(10)).isZero();
            return Answer.done();
        });
        start("slow");

        cluster.moveAll(one);

        assertThat(two.getState("p", false).state()).isEqualTo("FINISHED");
    }

    @Test
    void aForcedFailOnAnotherServerStopsTheCallOfThisOne() {
        plugins.component("slow", activity -> {
            assertThat(two.forcedFail("a", "by hand").code()).isEqualTo(Code.OK);
            assertThat(activity.cancelled()).isFalse();

            one.stopLostCalls();

            assertThat(activity.cancelled()).isTrue();
            assertThat(Thread.interrupted()).isTrue();
            return Answer.done();
        });
        start("slow");

        cluster.moveAll(one);

        assertThat(state("a")).isEqualTo("FAILED");
        assertThat(told).containsExactly("lost a", "lost a");
    }

    @Test
    void aComponentThatIgnoresTheStopIsReportedOnce() {
        plugins.component("stubborn", activity -> {
            one.forcedFail("a", "by hand");
            one.stopLostCalls();
            clock.tick(Duration.ofSeconds(11));
            one.stopLostCalls();
            one.stopLostCalls();
            return Answer.done();
        });
        start("stubborn");

        cluster.moveAll(one);

        assertThat(told).containsExactly("stuck a", "lost a");
    }

    @Test
    void aForcedFailJustBeforeTheCallBeginsStopsItToo() {
        plugins.component("late", activity -> {
            told.add("cancelled " + activity.cancelled() + ", interrupted " + Thread.interrupted());
            return Answer.done();
        });
        plugins.beforeEachLookup(code -> {
            if (code.equals("late") && calls.incrementAndGet() == 1) {
                assertThat(one.forcedFail("a", "by hand").code()).isEqualTo(Code.OK);
            }
        });
        start("late");

        cluster.moveAll(one);

        assertThat(told).containsExactly("cancelled true, interrupted true", "lost a");
        assertThat(state("a")).isEqualTo("FAILED");
    }

    @Test
    void aCallThatStillHasItsTokenGoesOn() {
        plugins.component("slow", activity -> {
            one.stopLostCalls();
            assertThat(activity.cancelled()).isFalse();
            return Answer.done();
        });
        start("slow");

        cluster.moveAll(one);

        assertThat(two.getState("p", false).state()).isEqualTo("FINISHED");
    }

    @Test
    void anIdempotentComponentOfALostServerRunsOnAnother() {
        plugins.component("slow", activity -> {
                    if (calls.incrementAndGet() == 1) {
                        cluster.loseLease("one");
                        two.takeOverOrphans(10);
                        cluster.moveAll(two);
                    }
                    return Answer.done();
                })
                .idempotent("slow");
        start("slow");

        cluster.moveAll(one);

        assertThat(calls).hasValue(2);
        assertThat(two.getState("p", false).state()).isEqualTo("FINISHED");
    }
}
