package culm.engine;

import static culm.tree.Trees.aLine;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import culm.api.ActionResult;
import culm.api.Code;
import culm.api.RunOptions;
import culm.memory.UnorderedEngine;
import culm.plugin.Activity;
import culm.plugin.Answer;
import culm.plugin.Component;
import culm.port.StaleToken;
import culm.port.Token.Status;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Callbacks for components that may be called before anything is written. */
@Timeout(30)
class EarlyCallTest {

    private final List<Object> heard = Collections.synchronizedList(new ArrayList<>());
    private Runnable meanwhile = () -> {};
    private RuntimeException refusal;
    private final Scripted plugins = new Scripted()
            .component("listen", new Component() {
                @Override
                public Answer execute(Activity activity) {
                    return Answer.awaitCallback();
                }

                @Override
                public Answer callback(Activity activity, Object data) {
                    heard.add(data);
                    meanwhile.run();
                    return switch ((String) data) {
                        case "last" -> Answer.done();
                        case "boom" -> Answer.failed("told to fail");
                        default -> Answer.awaitCallback();
                    };
                }

                @Override
                public void cancel(Activity activity) {
                    heard.add("stop");
                }
            })
            .idempotent("listen");
    private final UnorderedEngine world = new UnorderedEngine(plugins, this::refuse, true);

    /** The next commit comes through, and nobody hears of it. */
    private void loseTheAnswer(RuntimeException instead) {
        world.afterwards(() -> {
            world.afterwards(() -> {});
            throw instead;
        });
    }

    private void refuse() {
        var refused = refusal;
        refusal = null;
        if (refused != null) {
            throw refused;
        }
    }

    @BeforeEach
    void runToTheWait() {
        var tree = aLine("p", "a", "b").activity("a", "listen", Map.of()).activity("b", "echo", Map.of());
        world.engine().runPipeline(tree.document(), RunOptions.defaults(), "me");
        deliverAll();
    }

    private void deliverAll() {
        while (world.messages() > 0) {
            world.deliver(0);
        }
    }

    private ActionResult callback(String data) {
        return world.engine().callback("a", data, null, null);
    }

    private String state(String id) {
        return world.engine().getState(id, false).state();
    }

    private Status status() {
        return world.tokens("p").get(0).status();
    }

    @Test
    void whatComesOfABriefCallIsWrittenWithItsCallback() {
        var during = new ArrayList<Status>();
        meanwhile = () -> during.add(status());
        world.begin(Runnable::run);

        assertThat(callback("last").code()).isEqualTo(Code.OK);

        assertThat(during).containsExactly(Status.WAITING);
        assertThat(heard).containsExactly("last");
        assertThat(state("p")).isEqualTo("FINISHED");
    }

    @Test
    void aComponentThatMustNotRunTwiceIsCalledForWhatIsWritten() {
        plugins.notIdempotent("listen");
        var during = new ArrayList<Status>();
        meanwhile = () -> during.add(status());
        world.begin(Runnable::run);

        assertThat(callback("last").code()).isEqualTo(Code.OK);

        assertThat(during).containsExactly(Status.CLAIMED);
        assertThat(state("p")).isEqualTo("FINISHED");
    }

    @Test
    void eachOfSeveralCallbacksIsHandedOverOnce() {
        world.begin(Runnable::run);

        callback("one");
        callback("two");
        callback("last");

        assertThat(heard).containsExactly("one", "two", "last");
        assertThat(state("p")).isEqualTo("FINISHED");
    }

    @Test
    void whoeverBringsACallbackDoesNotWaitForALongCall() throws InterruptedException {
        var answered = new CountDownLatch(1);
        var threads = new ArrayList<Thread>();
        meanwhile = () -> await(answered);
        world.begin(moving -> threads.add(started(moving)));

        assertThat(callback("last").code()).isEqualTo(Code.OK);
        assertThat(status()).isEqualTo(Status.CLAIMED);
        assertThat(state("a")).isEqualTo("RUNNING");

        answered.countDown();
        threads.get(0).join();
        assertThat(heard).containsExactly("last");
        assertThat(state("p")).isEqualTo("FINISHED");
    }

    private static Thread started(Runnable moving) {
        var thread = new Thread(moving);
        thread.start();
        return thread;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    @Test
    void aCallbackWhoseThreadComesLateIsThereForIt() {
        assertThat(callback("last").code()).isEqualTo(Code.OK);
        assertThat(status()).isEqualTo(Status.CLAIMED);
        assertThat(heard).isEmpty();

        deliverAll();
        assertThat(heard).containsExactly("last");
        assertThat(state("p")).isEqualTo("FINISHED");
    }

    @Test
    void whatCannotBeWrittenIsNotTakenIn() {
        world.begin(Runnable::run);
        meanwhile = () -> refusal = new IllegalStateException("the database is away");

        assertThatThrownBy(() -> callback("last")).hasMessage("the database is away");
        assertThat(status()).isEqualTo(Status.WAITING);

        meanwhile = () -> {};
        assertThat(callback("last").code()).isEqualTo(Code.OK);
        assertThat(heard).containsExactly("last", "last");
        assertThat(state("p")).isEqualTo("FINISHED");
    }

    @Test
    void whatWasWrittenIsNotWrittenAgainWhenTheAnswerIsLost() {
        world.begin(Runnable::run);
        meanwhile = () -> loseTheAnswer(new StaleToken("a", 1)); // whoever tries once more finds that

        assertThat(callback("last").code()).isEqualTo(Code.OK);

        assertThat(heard).containsExactly("last");
        assertThat(state("p")).isEqualTo("FINISHED");
    }

    @Test
    void whatWasWrittenGoesOnWhateverItsCallerIsTold() {
        world.begin(Runnable::run);
        meanwhile = () -> loseTheAnswer(new IllegalStateException("the database is away"));

        assertThatThrownBy(() -> callback("last")).hasMessage("the database is away");

        assertThat(heard).containsExactly("last");
        assertThat(state("p")).isEqualTo("FINISHED");
    }

    @Test
    void aLongCallWhoseCallbackCannotBeWrittenIsToldToStop() throws InterruptedException {
        var begun = new CountDownLatch(1);
        var never = new CountDownLatch(1);
        var threads = new ArrayList<Thread>();
        meanwhile = () -> {
            refusal = new IllegalStateException("the database is away");
            begun.countDown();
            await(never);
        };
        world.begin(moving -> {
            threads.add(started(moving));
            await(begun);
        });

        assertThatThrownBy(() -> callback("last")).hasMessage("the database is away");
        world.engine().stopLostCalls();
        threads.get(0).join();

        assertThat(heard).containsExactly("last", "stop");
        assertThat(status()).isEqualTo(Status.WAITING);
        assertThat(state("a")).isEqualTo("RUNNING");
    }

    @Test
    void aCallWhoseCallbackIsNotWrittenYetIsNotLost() {
        world.begin(Runnable::run);
        meanwhile = () -> world.engine().stopLostCalls();

        callback("last");

        assertThat(heard).containsExactly("last");
        assertThat(state("p")).isEqualTo("FINISHED");
    }

    @Test
    void aNodeThatIsForcedToFailDuringTheCallHasFailed() {
        world.begin(Runnable::run);
        meanwhile = () -> world.engine().forcedFail("a", "enough");

        assertThat(callback("last").code()).isEqualTo(Code.ILLEGAL_STATE);

        assertThat(state("a")).isEqualTo("FAILED");
        world.engine().retryActivity("a", Map.of());
        deliverAll();
        meanwhile = () -> {};
        assertThat(callback("last").code()).isEqualTo(Code.OK);
        assertThat(state("p")).isEqualTo("FINISHED");
    }

    @Test
    void aNodeThatHasMovedSinceItsWaitBeganIsNotCalled() {
        world.begin(Runnable::run);
        world.engine().forcedFail("a", "enough");

        assertThat(callback("last").code()).isEqualTo(Code.ILLEGAL_STATE);

        assertThat(heard).containsExactly("stop");
    }

    @Test
    void anIdThatIsKnownHasNoSecondEffect() {
        world.begin(Runnable::run);

        assertThat(world.engine().callback("a", "one", null, "same").code()).isEqualTo(Code.OK);
        assertThat(world.engine().callback("a", "one", null, "same").code()).isEqualTo(Code.OK);

        assertThat(heard).containsExactly("one");
        assertThat(status()).isEqualTo(Status.WAITING);
    }

    @Test
    void aCallbackDuringACallIsHandedOverOnceTooAndNothingIsLost() {
        world.begin(Runnable::run);
        meanwhile = () -> {
            meanwhile = () -> {};
            callback("two");
        };

        assertThat(callback("one").code()).isEqualTo(Code.OK);
        deliverAll();

        assertThat(heard).as("the first call was undone").containsExactly("one", "two", "one");
        assertThat(status()).isEqualTo(Status.WAITING);
    }

    @Test
    void aCallThatFailsFailsItsNode() {
        world.begin(Runnable::run);

        assertThat(callback("boom").code()).isEqualTo(Code.OK);

        assertThat(state("a")).isEqualTo("FAILED");
        world.engine().retryActivity("a", Map.of());
        deliverAll();
        callback("last");
        assertThat(heard).containsExactly("boom", "last");
        assertThat(state("p")).isEqualTo("FINISHED");
    }

    @Test
    void whatAStoppingServerCannotCallAnyMoreIsTakenUpAgain() {
        world.refuseToMove();

        assertThat(callback("last").code()).isEqualTo(Code.OK);
        assertThat(heard).isEmpty();

        world.sweep();
        deliverAll();
        assertThat(heard).containsExactly("last");
        assertThat(state("p")).isEqualTo("FINISHED");
    }
}
