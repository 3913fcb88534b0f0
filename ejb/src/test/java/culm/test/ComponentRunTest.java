package culm.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import culm.plugin.Activity;
import culm.plugin.Answer;
import culm.plugin.Component;
import culm.plugin.Plugin;
import culm.plugin.TypedComponent;
import jakarta.validation.constraints.NotBlank;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ComponentRunTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Test
    void aComponentIsGivenItsInputsAndItsParentData() {
        var run = ComponentRun.of(activity -> {
                    activity.outputs()
                            .put(
                                    "greeting",
                                    activity.inputs().get("word") + " "
                                            + activity.parent().get("name")
                                            + activity.rootData().get("name"));
                    return Answer.done();
                })
                .input("word", "hello")
                .parent("name", "you")
                .execute();

        run.assertFinished();
        assertThat(run.outputs()).isEqualTo(Map.of("greeting", "hello youyou"));
        assertThat(run.calls()).singleElement().satisfies(call -> {
            assertThat(call.inputs()).isEqualTo(Map.of("word", "hello"));
            assertThat(call.kind()).isEqualTo(Call.Kind.EXECUTE);
            assertThat(call.answer().kind()).isEqualTo(Answer.Kind.DONE);
        });
    }

    @Test
    void inputsAreNotTakenForTemplates() {
        var run = ComponentRun.of(ComponentRunTest::echo)
                .inputs(Map.of("sum", "${1 + 1}", "list", List.of(1, "${x}")))
                .execute();

        assertThat(run.outputs()).isEqualTo(Map.of("sum", "${1 + 1}", "list", List.of(1L, "${x}")));
    }

    @Test
    void inputsAreValuesOfJson() {
        var run = ComponentRun.of(ComponentRunTest::echo).input("when", List.of(Instant.EPOCH));

        assertThatThrownBy(run::execute).hasMessage("java.time.Instant is not a JSON value at /when/0");
    }

    @Test
    void aFailureHasItsReason() {
        var run = ComponentRun.of(activity -> Answer.failed("the disk is full")).execute();

        run.assertFailed("disk is full");
        assertThat(run.exData()).isEqualTo("the disk is full");
        assertThat(run.answer().reason()).isEqualTo("the disk is full");
    }

    @Test
    void whatAComponentThrowsFailsItsNode() {
        var run = ComponentRun.of(activity -> {
                    throw new IOException("connection reset");
                })
                .execute();

        run.assertFailed("java.io.IOException: connection reset");
        assertThat(run.answer()).isNull();
        assertThat(run.calls().get(0).thrown()).hasMessage("connection reset");
    }

    @Test
    void whatIsNoJsonFailsAsOnAServer() {
        ComponentRun.of(activity -> {
                    activity.outputs().put("now", Instant.EPOCH);
                    return Answer.done();
                })
                .execute()
                .assertFailed("an output is not JSON: java.time.Instant is not a JSON value at /now");
    }

    @Test
    void inputsOfATypedComponentAreReadAndChecked() {
        var greet = ComponentRun.of(new Greet())
                .input("name", "you")
                .input("times", "2")
                .execute();

        greet.assertFinished();
        assertThat(greet.outputs()).isEqualTo(Map.of("text", "hello you hello you "));
        ComponentRun.of(new Greet())
                .inputs(Map.of("name", " ", "times", 1))
                .execute()
                .assertFailed("'name' must not be blank");
        ComponentRun.of(new Greet())
                .inputs(Map.of("name", "you", "times", "twice"))
                .execute()
                .assertFailed("'times' must be");
    }

    @Test
    void pollsAreMadeWhenTheirTimeHasCome() {
        var run = ComponentRun.of(pollingTwice()).execute();

        run.assertPollsAfter(MINUTE).advance(Duration.ofSeconds(59));
        assertThat(run.calls()).hasSize(1);
        run.advance(Duration.ofSeconds(1)).assertPollsAfter(MINUTE);
        assertThat(run.clock().instant()).isEqualTo(FlowRun.START.plus(MINUTE));
        run.poll().assertFinished();
        assertThat(run.clock().instant()).isEqualTo(FlowRun.START.plus(MINUTE).plus(MINUTE));
        assertThat(run.outputs()).isEqualTo(Map.of("polls", 1L));
    }

    @Test
    void callbacksComeOneByOne() {
        var run = ComponentRun.of(new Ballot()).execute().assertAwaitsCallback();

        run.callback("yes").assertAwaitsCallback();
        run.callback("no").assertFinished();

        assertThat(run.outputs()).isEqualTo(Map.of("votes", List.of("yes", "no")));
        assertThat(run.calls()).extracting(Call::data).containsExactly(null, "yes", "no");
    }

    @Test
    void aCallbackThatNobodyWaitsForIsRefused() {
        var run = ComponentRun.of(pollingTwice()).execute();

        assertThatThrownBy(() -> run.callback("x")).hasMessageContaining("WRONG_NODE_TYPE");
    }

    @Test
    void aFailedComponentIsRetried() {
        var run = ComponentRun.of(activity -> activity.retry() < 3 ? Answer.failed("not yet") : echo(activity))
                .input("a", 1)
                .afterRetries(2)
                .execute()
                .assertFailed("not yet");

        run.retry().assertFinished();

        assertThat(run.calls()).extracting(Call::retry).containsExactly(2, 3);
        assertThatThrownBy(run::retry).hasMessageContaining("NOT_CURRENT");
    }

    @Test
    void aRetryMayBringOtherInputs() {
        var run = ComponentRun.of(
                        activity -> activity.inputs().containsKey("b") ? Answer.done() : Answer.failed("no b"))
                .execute();

        run.retry(Map.of("b", 2)).assertFinished();

        assertThat(run.calls().get(1).inputs()).isEqualTo(Map.of("b", 2L));
    }

    @Test
    void aComponentSeesThePassOfALoop() {
        var run = ComponentRun.of(activity -> {
                    activity.outputs().put("seen", List.of(activity.loop(), activity.innerLoop(), activity.retry()));
                    activity.outputs().put("told", activity.inputs().get("_loop"));
                    return Answer.done();
                })
                .inLoop(3)
                .execute();

        assertThat(run.outputs()).isEqualTo(Map.of("seen", List.of(3L, 3L, 0L), "told", 2L));
        assertThatThrownBy(() -> ComponentRun.of(new Ballot()).inLoop(0)).hasMessageContaining("counted from 1");
        assertThatThrownBy(() -> ComponentRun.of(new Ballot()).afterRetries(-1)).hasMessageContaining("-1");
    }

    @Test
    void aComponentAtWorkIsCancelled() {
        var sleeper = new Sleeper();
        var run = ComponentRun.of(sleeper).begin();

        run.cancel();

        assertThat(sleeper.cancelled).isTrue();
        run.assertFailed("cancelled");
        assertThat(run.calls().get(0).thrown()).isInstanceOf(InterruptedException.class);
    }

    @Test
    void aPollingComponentIsCancelledBetweenTwoPolls() {
        var run = ComponentRun.of(pollingTwice()).execute();

        run.cancel().assertFailed("cancelled");

        assertThat(run.advance(MINUTE).calls()).hasSize(1);
    }

    @Test
    void aCallThatWasBegunMayEnd() {
        var go = new CountDownLatch(1);
        var run = ComponentRun.of(activity -> {
                    go.await();
                    return Answer.done();
                })
                .begin();
        assertThat(run.state()).isEqualTo("RUNNING");

        go.countDown();

        run.await().assertFinished();
    }

    @Test
    void aNamedComponentMayBeGivenByItsClass() {
        ComponentRun.of(Named.class).execute().assertFinished();

        assertThat(ComponentRun.of(new Named()).execute().calls())
                .extracting(Call::code)
                .containsExactly("named");
        assertThatThrownBy(() -> ComponentRun.of(Hidden.class).execute())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Hidden cannot be made without arguments: give an instance");
    }

    @Test
    void theClockBeginsWhereItIsTold() {
        var run = ComponentRun.of(pollingTwice()).startingAt(Instant.parse("2030-01-01T00:00:00Z"));

        assertThat(run.execute().poll().clock().instant()).isEqualTo(Instant.parse("2030-01-01T00:01:00Z"));
    }

    @Test
    void whatIsWrongIsShownWithAllThatHappened() {
        var run = ComponentRun.of(pollingTwice()).execute();

        assertThatThrownBy(run::assertFinished)
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("it is RUNNING, not FINISHED")
                .hasMessageContaining("EXECUTE of node -> POLL\n")
                .hasMessageContaining("node: RUNNING, POLL: polls again at 2026-01-01T00:01:00Z")
                .hasMessageContaining("outputs: {}");
        assertThatThrownBy(run::assertAwaitsCallback)
                .hasMessageStartingWith("it is RUNNING and does not wait for a CALLBACK");
        assertThatThrownBy(() -> run.assertPollsAfter(Duration.ZERO))
                .hasMessageStartingWith("its next poll is due after PT1M, not after PT0S");
        assertThatThrownBy(() -> run.cancel().assertFailed("lost"))
                .hasMessageStartingWith("it has failed, but for another reason than 'lost': cancelled");
        assertThatThrownBy(run::poll).hasMessageStartingWith("node waits for FAILED, not for POLL");
    }

    @Test
    void stepsComeInTheirOrder() {
        var run = ComponentRun.of(pollingTwice());

        assertThat(run).hasToString("a component that was not executed");
        assertThat(run.answer()).isNull();
        assertThatThrownBy(run::poll).hasMessage("the component was not executed: call execute() first");
        assertThatThrownBy(run::await).hasMessage("nothing was begun: call begin() first");
        run.execute();
        assertThatThrownBy(run::execute).hasMessageContaining("executed already");
    }

    @Test
    void whatHasNoEndIsStopped() {
        ComponentRun.of(new Polling(Duration.ZERO, Integer.MAX_VALUE))
                .execute()
                .assertFailed("the component was called 1,000 times while the clock stood still");
    }

    private static Answer echo(Activity activity) {
        activity.outputs().putAll(activity.inputs());
        return Answer.done();
    }

    private static Component pollingTwice() {
        return new Polling(MINUTE, 2);
    }

    private record Polling(Duration interval, int polls) implements Component {
        @Override
        public Answer execute(Activity activity) {
            return Answer.pollAfter(interval);
        }

        @Override
        public Answer poll(Activity activity) {
            if (activity.polls() + 1 < polls) {
                return Answer.pollAfter(interval);
            }
            activity.outputs().put("polls", activity.polls());
            return Answer.done();
        }
    }

    private static final class Ballot implements Component {
        @Override
        public Answer execute(Activity activity) {
            activity.outputs().put("votes", List.of());
            return Answer.awaitCallback();
        }

        @Override
        public Answer callback(Activity activity, Object data) {
            var votes = new ArrayList<Object>((List<?>) activity.outputs().get("votes"));
            votes.add(data);
            activity.outputs().put("votes", votes);
            return votes.size() < 2 ? Answer.awaitCallback() : Answer.done();
        }
    }

    private static final class Sleeper implements Component {
        private final AtomicBoolean cancelled = new AtomicBoolean();

        @Override
        public Answer execute(Activity activity) throws InterruptedException {
            Thread.sleep(MINUTE.toMillis());
            return Answer.done();
        }

        @Override
        public void cancel(Activity activity) {
            cancelled.set(activity.cancelled());
        }
    }

    private record Word(String text) {}

    private record Greeting(@NotBlank String name, int times) {}

    @Plugin(code = "greet")
    private static final class Greet implements TypedComponent<Greeting, Word> {
        @Override
        public Answer execute(Greeting greeting, Activity activity) {
            return Answer.done(new Word("hello %s ".formatted(greeting.name()).repeat(greeting.times())));
        }
    }

    @Plugin(code = "named", version = "2")
    static class Named implements Component {
        @Override
        public Answer execute(Activity activity) {
            return Answer.done();
        }
    }

    @Plugin(code = "hidden")
    record Hidden(String argument) implements Component {
        @Override
        public Answer execute(Activity activity) {
            return Answer.done();
        }
    }
}
