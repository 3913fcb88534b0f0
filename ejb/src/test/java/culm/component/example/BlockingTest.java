package culm.component.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import culm.plugin.Answer;
import culm.plugin.Component;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(30)
class BlockingTest {

    private static final long AN_HOUR = 3600;

    static Object[] components() {
        return new Object[] {new Blocking.Sleep(), new Blocking.DummyExecNode(), new Blocking.InterruptDummyExecNode()};
    }

    @Test
    void sleepIsDoneAfterAFractionOfASecond() {
        var flow = OneNodeFlow.of("sleep").with("seconds", 0.01).run();

        assertThat(flow.state()).isEqualTo("FINISHED");
        assertThat(flow.produced()).isEqualTo(Map.of("slept", true));
    }

    @Test
    void dummyExecNodePutsOutNothing() {
        var flow = OneNodeFlow.of("dummy_exec_node").with("time", "0").run();

        assertThat(flow.state()).isEqualTo("FINISHED");
        assertThat(flow.produced()).isEmpty();
    }

    @Test
    void interruptDummyExecNodeCountsItsExecutions() {
        assertThat(OneNodeFlow.of("interrupt_dummy_exec_node")
                        .with("time", 0L)
                        .run()
                        .produced())
                .isEqualTo(Map.of("execute_count", 1L));
    }

    @ParameterizedTest
    @MethodSource("components")
    void failsSoonAfterItIsCancelled(Component component) throws Exception {
        var activity = anHour();
        var call = new FutureTask<>(() -> component.execute(activity));
        startUntilItWaits(call);

        activity.cancel().set(true);
        component.cancel(activity);

        assertThat(call.get().kind()).isEqualTo(Answer.Kind.FAILED);
        assertThat(call.get().reason()).isEqualTo("cancelled");
        assertThat(activity.outputs()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("components")
    void doesNotBeginToWaitWhenItIsCancelledAlready(Component component) throws Exception {
        var activity = anHour();
        activity.cancel().set(true);
        component.cancel(activity);

        assertThat(component.execute(activity).reason()).isEqualTo("cancelled");
    }

    @ParameterizedTest
    @MethodSource("components")
    void throwsWhenItIsInterrupted(Component component) throws Exception {
        var activity = anHour();
        var call = new FutureTask<>(() -> component.execute(activity));

        startUntilItWaits(call).interrupt();

        assertThatThrownBy(call::get)
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(InterruptedException.class);
    }

    @Test
    void aCancelledAttemptLeavesAnotherAlone() throws Exception {
        var component = new Blocking.Sleep();
        var one = anHour();
        var other = new TestActivity(one.inputs(), new LinkedHashMap<>(), "v2", new AtomicBoolean());
        var first = new FutureTask<>(() -> component.execute(one));
        var second = new FutureTask<>(() -> component.execute(other));
        startUntilItWaits(first);
        var stillWaiting = startUntilItWaits(second);

        component.cancel(one);

        assertThat(first.get().kind()).isEqualTo(Answer.Kind.FAILED);
        assertThat(second.isDone()).isFalse();
        stillWaiting.interrupt();
    }

    private static TestActivity anHour() {
        return TestActivity.with(Map.of("seconds", AN_HOUR, "time", AN_HOUR), new LinkedHashMap<>());
    }

    private static Thread startUntilItWaits(FutureTask<?> call) {
        var thread = new Thread(call);
        thread.setDaemon(true);
        thread.start();
        while (thread.getState() != Thread.State.TIMED_WAITING && !call.isDone()) {
            Thread.onSpinWait();
        }
        return thread;
    }
}
