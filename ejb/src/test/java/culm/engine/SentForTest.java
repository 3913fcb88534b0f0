package culm.engine;

import static culm.tree.Trees.aLine;
import static org.assertj.core.api.Assertions.assertThat;

import culm.api.RunOptions;
import culm.memory.ManualClock;
import culm.memory.MemoryCluster;
import culm.plugin.Answer;
import culm.port.FlowListener;
import culm.port.Given;
import culm.port.Run;
import culm.port.Standing;
import culm.port.TokenRef;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a server remembers of the tokens that it has sent for. */
class SentForTest {

    private final ManualClock clock = new ManualClock(Given.NOW);
    private final SentFor sentFor = new SentFor(clock);

    private static Ready ready(String token) {
        return Ready.of(new Standing(Given.token(token, "run"), Given.run("run")));
    }

    /** Of a run that was started with a text that is long. */
    private static Ready large(String token) {
        var run = Given.run("run");
        var text = Map.<String, Object>of("${text}", "long ".repeat(100));
        var started = new Run(
                run.id(),
                run.name(),
                run.treeHash(),
                run.rawState(),
                run.priority(),
                run.queue(),
                run.createdBy(),
                run.project(),
                run.rootData(),
                text,
                run.subprocessContext(),
                run.bookings(),
                run.failed(),
                run.suspended(),
                run.outputs(),
                run.createdAt(),
                run.startedAt(),
                run.finishedAt());
        return Ready.of(new Standing(Given.token(token, "run"), started));
    }

    private void remember(int many, Function<String, Ready> made) {
        IntStream.rangeClosed(1, many).forEach(i -> sentFor.remember(made.apply("t" + i)));
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
        remember(10_000, SentForTest::ready);

        assertThat(sentFor.take(ref("t1", ready("t1").token().version()))).isPresent();
        assertThat(sentFor.take(ref("t10000", ready("t10000").token().version())))
                .isEmpty();
    }

    @Test
    void fewerAreRememberedWithLargeValues() {
        remember(2_000, SentForTest::large);
        assertThat(sentFor.take(ref("t1", large("t1").token().version()))).isPresent();
        assertThat(sentFor.take(ref("t2000", large("t2000").token().version()))).isEmpty();

        sentFor.remember(ready("small"));
        assertThat(sentFor.take(ref("small", ready("small").token().version()))).isPresent();
    }

    @Test
    void whoseMessageDoesNotComeBackMakesPlaceForOthers() {
        remember(10_000, SentForTest::ready);
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
