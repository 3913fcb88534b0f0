package culm.engine;

import static culm.tree.Trees.aLine;
import static org.assertj.core.api.Assertions.assertThat;

import culm.api.ActionResult;
import culm.api.Code;
import culm.plugin.Activity;
import culm.plugin.Answer;
import culm.plugin.Component;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class WaitTest {

    private final Flows flows = new Flows();

    /** Polls every ten seconds until it has been polled {@code times}. */
    private record Polled(int times) implements Component {
        @Override
        public Answer execute(Activity activity) {
            return Answer.pollAfter(Duration.ofSeconds(10));
        }

        @Override
        public Answer poll(Activity activity) {
            activity.outputs().put("polls", activity.polls() + 1);
            return activity.polls() + 1 == times ? Answer.done() : Answer.pollAfter(Duration.ofSeconds(10));
        }
    }

    /** Collects callbacks until one says "last". */
    private record Collecting(Consumer<Activity> whileExecuting) implements Component {
        @Override
        public Answer execute(Activity activity) {
            whileExecuting.accept(activity);
            return Answer.awaitCallback();
        }

        @Override
        public Answer callback(Activity activity, Object data) {
            var got = new ArrayList<>((List<?>) activity.outputs().getOrDefault("got", List.of()));
            activity.outputs().put("got", add(got, data));
            return "last".equals(data) ? Answer.done() : Answer.awaitCallback();
        }

        private static List<Object> add(List<?> list, Object item) {
            var longer = new ArrayList<Object>(list);
            longer.add(item);
            return longer;
        }
    }

    private Flows runCollecting(Consumer<Activity> whileExecuting) {
        flows.plugins.component("collect", new Collecting(whileExecuting));
        return flows.run(aLine("p", "a", "b").activity("a", "collect", Map.of()).activity("b", "echo", Map.of()));
    }

    @Test
    void aPolledNodeIsAskedOnlyWhenItsIntervalHasPassed() {
        flows.plugins.component("poll", new Polled(2));
        flows.run(aLine("p", "a").activity("a", "poll", Map.of()));

        flows.tick(Duration.ofMillis(9_999));
        assertThat(flows.outputs("a")).doesNotContainKey("polls");

        flows.tick(Duration.ofMillis(1));
        assertThat(flows.output("a", "polls")).isEqualTo(1L);
        assertThat(flows.state("a")).isEqualTo("RUNNING");

        flows.tick(Duration.ofSeconds(10));
        assertThat(flows.states("a", "p")).containsOnly("FINISHED");
    }

    @Test
    void aWaitingPollTellsWhenItIsDue() {
        flows.plugins.component("poll", new Polled(1));
        flows.run(aLine("p", "a").activity("a", "poll", Map.of()));

        assertThat(flows.waiting("p")).singleElement().satisfies(waiting -> {
            assertThat(waiting.reason()).isEqualTo("POLL");
            assertThat(waiting.due()).isEqualTo(waiting.since().plusSeconds(10));
        });
    }

    @Test
    void aPollThatThrowsFailsItsNode() {
        flows.plugins.component("poll", new Component() {
            @Override
            public Answer execute(Activity activity) {
                return Answer.pollAfter(Duration.ZERO);
            }

            @Override
            public Answer poll(Activity activity) {
                throw new IllegalStateException("poll boom");
            }
        });

        flows.run(aLine("p", "a").activity("a", "poll", Map.of()));

        assertThat(flows.state("a")).isEqualTo("FAILED");
        assertThat(flows.exData("a")).asString().contains("poll boom");
    }

    @Test
    void inputsAndOutputsAreThereWhileTheNodeWaits() {
        runCollecting(activity -> activity.outputs().put("asked", "q"));

        assertThat(flows.inputs("a")).containsEntry("_loop", 0L);
        assertThat(flows.outputs("a")).containsEntry("asked", "q").containsEntry("_result", true);
        assertThat(flows.waiting("p")).singleElement().satisfies(waiting -> assertThat(waiting.reason())
                .isEqualTo("CALLBACK"));
    }

    @Test
    void callbacksAreHandedOverInTheOrderTheyCame() {
        runCollecting(activity -> {});

        flows.engine.callback("a", "first");
        flows.engine.callback("a", "second");
        flows.engine.callback("a", "last");
        flows.engine.settle();

        assertThat(flows.output("a", "got")).isEqualTo(List.of("first", "second", "last"));
        assertThat(flows.states("a", "b", "p")).containsOnly("FINISHED");
    }

    @Test
    void aCallbackThatComesBeforeTheNodeWaitsIsNotLost() {
        runCollecting(activity ->
                assertThat(flows.engine.callback("a", "last").result()).isTrue());

        assertThat(flows.states("a", "p")).containsOnly("FINISHED");
        assertThat(flows.output("a", "got")).isEqualTo(List.of("last"));
    }

    @Test
    void aRepeatedCallbackIdHasOneEffect() {
        runCollecting(activity -> {});

        var first = flows.engine.callback("a", "x", null, "id-1");
        var second = flows.engine.callback("a", "x", null, "id-1");
        flows.engine.settle();

        assertThat(List.of(first, second)).extracting(ActionResult::code).containsOnly(Code.OK);
        assertThat(flows.output("a", "got")).isEqualTo(List.of("x"));
    }

    @Test
    void theSameCallbackIdIsAnsweredAlikeAfterTheEnd() {
        runCollecting(activity -> {});
        flows.engine.callback("a", "last", null, "id-1");
        flows.engine.settle();

        assertThat(flows.engine.callback("a", "last", null, "id-1").code()).isEqualTo(Code.OK);
    }

    @Test
    void aCallbackAfterTheEndIsRefused() {
        runCollecting(activity -> {});
        flows.engine.callback("a", "last");
        flows.engine.settle();

        assertThat(flows.engine.callback("a", "more").code()).isEqualTo(Code.CALLBACK_FINISHED);
    }

    @Test
    void aCallbackForAnOldAttemptIsRefused() {
        runCollecting(activity -> {});

        assertThat(flows.engine.callback("a", "x", "another", null).code()).isEqualTo(Code.STALE_ATTEMPT);
        var present = flows.engine.getState("a").version();
        assertThat(flows.engine.callback("a", "last", present, null).code()).isEqualTo(Code.OK);
    }

    @Test
    void aCallbackToAPollingNodeIsRefused() {
        flows.plugins.component("poll", new Polled(1));
        flows.run(aLine("p", "a").activity("a", "poll", Map.of()));

        assertThat(flows.engine.callback("a", "x").code()).isEqualTo(Code.WRONG_NODE_TYPE);
    }

    @Test
    void aCallbackToAnythingButAnActivityIsRefused() {
        runCollecting(activity -> {});

        assertThat(flows.engine.callback("p_S", "x").code()).isEqualTo(Code.WRONG_NODE_TYPE);
    }

    @Test
    void aCallbackToANodeThatWasNotReachedOrIsUnknownIsRefused() {
        runCollecting(activity -> {});

        assertThat(flows.engine.callback("b", "x").code()).isEqualTo(Code.NODE_NOT_FOUND);
        assertThat(flows.engine.callback("nobody", "x").code()).isEqualTo(Code.NODE_NOT_FOUND);
    }

    @Test
    void aCallbackToAFailedNodeIsRefused() {
        flows.run(aLine("p", "a").activity("a", "fail", Map.of()));

        var answer = flows.engine.callback("a", "x");

        assertThat(answer.code()).isEqualTo(Code.ILLEGAL_STATE);
        assertThat(answer.extra()).containsEntry("state", "FAILED");
    }

    @Test
    void aCallbackWhoseDataIsNotJsonIsRefused() {
        runCollecting(activity -> {});

        assertThat(flows.engine.callback("a", Map.of("x", new Object())).code()).isEqualTo(Code.INVALID_ARGUMENT);
    }
}
