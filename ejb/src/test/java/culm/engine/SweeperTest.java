package culm.engine;

import static culm.tree.Trees.aLine;
import static org.assertj.core.api.Assertions.assertThat;

import culm.api.RunOptions;
import culm.memory.ManualClock;
import culm.memory.MemoryCluster;
import culm.plugin.Answer;
import culm.port.FlowListener;
import culm.port.TokenRef;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SweeperTest {

    private static final Map<String, Integer> ONE_CONSUMER = Map.of("", 1);

    private final ManualClock clock = new ManualClock(Instant.parse("2026-05-01T12:00:00Z"));
    private final Scripted plugins = new Scripted();
    private final MemoryCluster cluster = new MemoryCluster(plugins, clock, FlowListener.NONE);
    private final Engine engine = cluster.server("one");

    private void start(String id, String component, int priority) {
        start(id, "", component, priority);
    }

    private void start(String id, String queue, String component, int priority) {
        engine.runPipeline(
                aLine(id, id + "a").activity(id + "a", component, Map.of()).document(),
                RunOptions.defaults().withQueue(queue).withPriority(priority),
                "me");
    }

    private void loseAllMessages() {
        while (cluster.nextMessage().isPresent()) {
            clock.tick(Duration.ZERO);
        }
    }

    @Test
    void anIdleConsumerSendsSoonForWhatNoMessageBrought() {
        start("p", "echo", 100);
        loseAllMessages();

        assertThat(engine.resendStranded(ONE_CONSUMER, 10))
                .as("it may be on its way")
                .isZero();
        clock.tick(Duration.ofSeconds(1));
        assertThat(engine.resendStranded(ONE_CONSUMER, 10)).isEqualTo(1);
        cluster.moveAll(engine);

        assertThat(engine.getState("p", false).state()).isEqualTo("FINISHED");
    }

    @Test
    void aBusyConsumerLeavesWhatWaitsInTheQueue() {
        var sent = new ArrayList<Integer>();
        plugins.component("slow", activity -> {
            clock.tick(Duration.ofSeconds(2));
            sent.add(engine.resendStranded(ONE_CONSUMER, 10));
            sent.add(engine.resendStranded(Map.of("", 2), 10));
            return Answer.done();
        });
        start("p", "slow", 100);
        start("waiting", "echo", 100);

        engine.advance(cluster.nextMessage().orElseThrow());

        assertThat(sent).containsExactly(0, 1);
    }

    @Test
    void anIdleConsumerSendsForTwiceAsManyEachTimeThatItFindsMore() {
        for (int i = 0; i < 20; i++) {
            start("p" + i, "echo", 100);
        }
        loseAllMessages();

        var sent = new ArrayList<Integer>();
        for (int second = 0; second < 5; second++) {
            clock.tick(Duration.ofSeconds(1));
            sent.add(engine.resendStranded(ONE_CONSUMER, 10));
            cluster.moveAll(engine);
            engine.resendStranded(ONE_CONSUMER, 0);
        }

        assertThat(sent).containsExactly(1, 2, 4, 8, 5);
    }

    @Test
    void aServerThatDoesNotWorkOnAQueueDoesNotJudgeIt() {
        start("p", "echo", 100);
        clock.tick(Duration.ofSeconds(2));

        assertThat(engine.resendStranded(Map.of("", 0, "other", 4), 10)).isZero();
    }

    @Test
    void whatLiesInAQueueOfOthersIsTheirsToJudgeAndHidesNothing() {
        for (int i = 0; i < 10; i++) {
            start("other" + i, "elsewhere", "echo", 100);
        }
        clock.tick(Duration.ofSeconds(1));
        start("p", "echo", 100);
        loseAllMessages();
        clock.tick(Duration.ofSeconds(10));

        assertThat(engine.resendStranded(ONE_CONSUMER, 10)).isEqualTo(1);
        clock.tick(Duration.ofSeconds(10));
        assertThat(engine.resendForgotten(Duration.ofSeconds(5), 10)).isEqualTo(1);
        cluster.moveAll(engine);

        assertThat(engine.getState("p", false).state()).isEqualTo("FINISHED");
        assertThat(engine.getState("other0", false).children()).isEmpty();
    }

    @Test
    void unfreezingSendsForWhatWaitsInAnyQueue() {
        start("p", "elsewhere", "echo", 100);
        engine.freeze();
        loseAllMessages();
        clock.tick(Duration.ofSeconds(1));

        engine.unfreeze();

        assertThat(cluster.nextMessage()).map(TokenRef::queue).contains("elsewhere");
    }

    @Test
    void whatWaitsForLongIsSentForEverMoreRarely() {
        start("p", "echo", 100);
        loseAllMessages();

        var sent = new ArrayList<Integer>();
        for (int second = 1; second <= 60; second++) {
            clock.tick(Duration.ofSeconds(1));
            if (engine.resendForgotten(Duration.ofSeconds(5), 10) > 0) {
                sent.add(second);
            }
        }

        assertThat(sent).containsExactly(5, 10, 15, 23, 35, 53);
    }

    @Test
    void whatWaitsForLongRisesUntilNothingIsBeforeIt() {
        start("p", "echo", 0);
        loseAllMessages();

        var priorities = new ArrayList<Integer>();
        for (int minute = 0; minute < 10; minute++) {
            clock.tick(Duration.ofMinutes(1));
            engine.resendForgotten(Duration.ofSeconds(5), 10);
            priorities.addAll(taken());
        }

        assertThat(priorities).isSorted().startsWith(52).endsWith(255).allMatch(priority -> priority <= 255);
    }

    private List<Integer> taken() {
        var priorities = new ArrayList<Integer>();
        for (var next = cluster.nextMessage(); next.isPresent(); next = cluster.nextMessage()) {
            priorities.add(next.map(TokenRef::priority).orElseThrow());
        }
        return priorities;
    }

    @Test
    void aDrainedServerGivesBackWhatItHasBeforeTheNextActivity() {
        var two = cluster.server("two");
        plugins.component("slow", activity -> {
            assertThat(engine.drain(Duration.ZERO)).isFalse();
            return Answer.done();
        });
        engine.runPipeline(
                aLine("p", "a", "b")
                        .activity("a", "slow", Map.of())
                        .activity("b", "echo", Map.of())
                        .document(),
                RunOptions.defaults(),
                "me");
        engine.advance(cluster.nextMessage().orElseThrow());

        assertThat(engine.drain(Duration.ZERO)).isTrue();
        assertThat(engine.getState("a", false).state()).isEqualTo("FINISHED");
        assertThat(engine.getState("p", false).children()).doesNotContainKey("b");
        var message = cluster.nextMessage().orElseThrow();
        engine.advance(message);
        assertThat(engine.getState("p", false).children()).doesNotContainKey("b");

        two.advance(message);

        assertThat(two.getState("p", false).state()).isEqualTo("FINISHED");
    }
}
