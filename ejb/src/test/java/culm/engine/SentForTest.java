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

    private static Ready ready(String token) {
        return Ready.of(new Standing(Given.token(token, "run"), Given.run("run")));
    }

    private static TokenRef ref(String token, long version) {
        return new TokenRef(token, version, 100, "");
    }

    @Test
    void aTokenIsRememberedOnce() {
        var ready = ready("t");
        sentFor.remember(ready);
        var ref = ref("t", ready.token().version());

        assertThat(sentFor.take(ref)).contains(ready);
        assertThat(sentFor.take(ref)).isEmpty();
    }

    @Test
    void anotherVersionIsNotTheOneThatWasSentFor() {
        var ready = ready("t");
        sentFor.remember(ready);

        assertThat(sentFor.take(ref("t", ready.token().version() + 1))).isEmpty();
    }

    @Test
    void underABacklogTheFirstStayRemembered() {
        IntStream.rangeClosed(1, 2000).forEach(i -> sentFor.remember(ready("t" + i)));

        assertThat(sentFor.take(ref("t1", ready("t1").token().version()))).isPresent();
        assertThat(sentFor.take(ref("t2000", ready("t2000").token().version()))).isEmpty();
    }

    @Test
    void whoseMessageDoesNotComeBackMakesPlaceForOthers() {
        IntStream.rangeClosed(1, 2000).forEach(i -> sentFor.remember(ready("t" + i)));
        clock.tick(Duration.ofSeconds(11));

        sentFor.remember(ready("late"));

        assertThat(sentFor.take(ref("late", ready("late").token().version()))).isPresent();
        assertThat(sentFor.take(ref("t1", ready("t1").token().version()))).isEmpty();
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
