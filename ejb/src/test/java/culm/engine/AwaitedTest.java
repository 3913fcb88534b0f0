package culm.engine;

import static culm.tree.Trees.aLine;
import static culm.tree.Trees.plain;
import static org.assertj.core.api.Assertions.assertThat;

import culm.api.ActionResult;
import culm.api.Code;
import culm.api.RunOptions;
import culm.memory.ManualClock;
import culm.memory.MemoryCluster;
import culm.plugin.Activity;
import culm.plugin.Answer;
import culm.plugin.Component;
import culm.port.FlowListener;
import culm.port.Given;
import culm.port.Patience;
import culm.port.StaleToken;
import culm.port.Transactions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Callbacks for nodes that this server remembers to wait, on whatever has happened to them since. */
class AwaitedTest {

    private final List<Object> told = new ArrayList<>();
    private final Scripted plugins = new Scripted().component("collect", new Component() {
        @Override
        public Answer execute(Activity activity) {
            return Answer.awaitCallback();
        }

        @Override
        public Answer callback(Activity activity, Object data) {
            told.add(data);
            return "last".equals(data) ? Answer.done() : Answer.awaitCallback();
        }
    });
    private boolean answersAreLost;
    private final MemoryCluster cluster = new MemoryCluster(
            plugins, new ManualClock(Given.NOW), FlowListener.NONE, inner -> losing(inner), Patience.NONE);
    private final Engine engine = cluster.server("one");
    private final Engine other = cluster.server("two");

    /** The commit comes through, and who tries once more finds that its token has moved. */
    private Transactions losing(Transactions inner) {
        return new Transactions() {
            @Override
            public <T> T call(Supplier<T> work) {
                var done = inner.call(work);
                if (answersAreLost) {
                    answersAreLost = false;
                    throw new StaleToken("a", 0);
                }
                return done;
            }
        };
    }

    @BeforeEach
    void runToTheWait() {
        engine.runPipeline(
                aLine("p", "a").activity("a", "collect", Map.of("x", plain(1L))).document(),
                RunOptions.defaults(),
                "me");
        cluster.moveAll(engine);
    }

    private ActionResult callback(String data, String id) {
        var answer = engine.callback("a", data, null, id);
        cluster.moveAll(engine);
        return answer;
    }

    @Test
    void eachCallbackIsHandedOverOnce() {
        callback("one", null);
        callback("two", null);
        callback("last", null);

        assertThat(told).containsExactly("one", "two", "last");
        assertThat(engine.getState("p", false).state()).isEqualTo("FINISHED");
    }

    @Test
    void whatComesBeforeTheFirstIsHandedOverIsHandedOverAfterIt() {
        engine.callback("a", "one", null, null);
        engine.callback("a", "two", null, null);
        engine.callback("a", "last", null, null);
        cluster.moveAll(engine);

        assertThat(told).containsExactly("one", "two", "last");
        assertThat(engine.getState("p", false).state()).isEqualTo("FINISHED");
    }

    @Test
    void anIdThatIsKnownFromAnEarlierWaitHasNoSecondEffect() {
        callback("one", "same");
        assertThat(callback("one", "same").code()).isEqualTo(Code.OK);

        assertThat(told).containsExactly("one");
    }

    @Test
    void whatAnotherServerHasDoneMeanwhileIsSeen() {
        other.forcedFail("a", "stop");

        assertThat(callback("late", null).code()).isEqualTo(Code.ILLEGAL_STATE);
        assertThat(told).isEmpty();

        other.retryActivity("a", Map.of());
        cluster.moveAll(other);
        assertThat(callback("last", null).code()).isEqualTo(Code.OK);
        assertThat(engine.getState("p", false).state()).isEqualTo("FINISHED");
    }

    @Test
    void aNodeThatHasEndedElsewhereTakesNoMore() {
        other.callback("a", "last", null, null);
        cluster.moveAll(other);

        assertThat(callback("late", null).code()).isEqualTo(Code.CALLBACK_FINISHED);
        assertThat(told).containsExactly("last");
    }

    @Test
    void anAttemptThatIsOverIsToldApart() {
        var version = engine.getState("a", false).version();
        other.forcedFail("a", "stop");
        other.retryActivity("a", Map.of());
        cluster.moveAll(other);

        assertThat(engine.callback("a", "late", version, null).code()).isEqualTo(Code.STALE_ATTEMPT);
        var now = engine.getState("a", false).version();
        assertThat(engine.callback("a", "last", now, null).code()).isEqualTo(Code.OK);
    }

    @Test
    void aRunThatWasRevokedElsewhereTakesNoMore() {
        other.revokePipeline("p");

        assertThat(callback("late", null).code()).isNotEqualTo(Code.OK);
        assertThat(told).isEmpty();
    }

    @Test
    void aCallbackThatWasWrittenIsNotWrittenAgainWhenTheAnswerIsLost() {
        answersAreLost = true;

        assertThat(callback("one", null).code()).isEqualTo(Code.OK);
        engine.resendStranded(Map.of("", 1), 10);
        callback("last", null);

        assertThat(told).containsExactly("one", "last");
    }

    @Test
    void aRunThatWasPausedWhenTheWaitBeganGoesOnAfterItsResume() {
        plugins.component("pausing", new Component() {
            @Override
            public Answer execute(Activity activity) {
                engine.pausePipeline("q");
                return Answer.awaitCallback();
            }

            @Override
            public Answer callback(Activity activity, Object data) {
                return Answer.done();
            }
        });
        engine.runPipeline(
                aLine("q", "b", "c")
                        .activity("b", "pausing", Map.of())
                        .activity("c", "echo", Map.of())
                        .document(),
                RunOptions.defaults(),
                "me");
        cluster.moveAll(engine);
        engine.resumePipeline("q");

        engine.callback("b", "go on", null, null);
        cluster.moveAll(engine);

        assertThat(engine.getState("q", false).state()).isEqualTo("FINISHED");
    }

    @Test
    void aCallbackDuringAPauseIsKeptUntilTheRunGoesOn() {
        other.pausePipeline("p");

        var answer = callback("last", null);

        assertThat(answer.code()).isEqualTo(Code.OK);
        other.resumePipeline("p");
        cluster.moveAll(engine);
        assertThat(engine.getState("p", false).state()).isEqualTo("FINISHED");
    }
}
