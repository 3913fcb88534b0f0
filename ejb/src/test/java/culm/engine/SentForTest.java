package culm.engine;

import static culm.tree.Trees.aLine;
import static org.assertj.core.api.Assertions.assertThat;

import culm.api.RunOptions;
import culm.memory.ManualClock;
import culm.memory.MemoryCluster;
import culm.plugin.Answer;
import culm.port.FlowListener;
import culm.port.Given;
import culm.port.Standing;
import culm.port.TokenRef;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a server remembers of the tokens that it has sent for. */
class SentForTest {

    private final ManualClock clock = new ManualClock(Given.NOW);
    private final SentFor sentFor = new SentFor(clock);

    private static Standing standing(String token) {
        return new Standing(Given.token(token, "run"), Given.run("run"));
    }

    private static TokenRef ref(String token, long version) {
        return new TokenRef(token, version, 100, "");
    }

    @Test
    void aTokenIsRememberedOnce() {
        var standing = standing("t");
        sentFor.remember(standing);
        var ref = ref("t", standing.token().version());

        assertThat(sentFor.take(ref)).contains(standing);
        assertThat(sentFor.take(ref)).isEmpty();
    }

    @Test
    void anotherVersionIsNotTheOneThatWasSentFor() {
        var standing = standing("t");
        sentFor.remember(standing);

        assertThat(sentFor.take(ref("t", standing.token().version() + 1))).isEmpty();
    }

    @Test
    void underABacklogTheFirstStayRemembered() {
        IntStream.rangeClosed(1, 2000).forEach(i -> sentFor.remember(standing("t" + i)));

        assertThat(sentFor.take(ref("t1", standing("t1").token().version()))).isPresent();
        assertThat(sentFor.take(ref("t2000", standing("t2000").token().version())))
                .isEmpty();
    }

    @Test
    void whoseMessageDoesNotComeBackMakesPlaceForOthers() {
        IntStream.rangeClosed(1, 2000).forEach(i -> sentFor.remember(standing("t" + i)));
        clock.tick(Duration.ofSeconds(11));

        sentFor.remember(standing("late"));

        assertThat(sentFor.take(ref("late", standing("late").token().version())))
                .isPresent();
        assertThat(sentFor.take(ref("t1", standing("t1").token().version()))).isEmpty();
    }

    @Test
    void aTokenThatACommandHasTouchedIsNotMovedOnTheRememberedView() {
        var called = new Scripted().component("work", activity -> Answer.done());
        var cluster = new MemoryCluster(called, clock, FlowListener.NONE);
        var server = cluster.server("s");
        server.runPipeline(aLine("p", "a").activity("a", "work", Map.of()).document(), RunOptions.defaults(), "me");
        var message = cluster.nextMessage().orElseThrow();
        server.pausePipeline("p");

        server.advance(message);

        assertThat(server.getState("p", true).children()).doesNotContainKey("a");
        server.resumePipeline("p");
        cluster.moveAll(server);
        assertThat(server.getState("p", false).state()).isEqualTo("FINISHED");
    }
}
