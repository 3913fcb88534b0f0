package culm.test;

import static culm.tree.Trees.aFlow;
import static culm.tree.Trees.aLine;
import static culm.tree.Trees.lazy;
import static org.assertj.core.api.Assertions.assertThat;

import culm.api.Change;
import culm.plugin.Activity;
import culm.plugin.Answer;
import culm.plugin.Component;
import culm.plugin.Plugin;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MockTest {

    @Test
    void aMockComesBeforeTheComponentOfItsCode() {
        var flow = FlowRunTest.aRun(FlowRunTest.anOrder())
                .component(new FlowRunTest.ReadOrder())
                .mock("read_order", Mock.done(Map.of("total", 1)));

        flow.mockOthers().run().assertFinished().assertOutput("read", "total", 1);
    }

    @Test
    void aMockFailsAsOftenAsItIsTold() {
        var flow = FlowRunTest.aRun(FlowRunTest.anOrder())
                .component(new FlowRunTest.ReadOrder())
                .mock("payment", Mock.failed("no money").times(2).then(Mock.done(Map.of("receipt", "r1"))))
                .mockOthers()
                .run();
        var retry = Change.retryActivity("pay", null);

        flow.assertFailed("pay", "no money").assertState("ship", FlowRun.NOT_REACHED);
        flow.carryOut(retry).assertFailed("pay", "no money");
        flow.carryOut(retry).assertFinished().assertOutput("pay", "receipt", "r1");

        assertThat(flow.histories("pay")).hasSize(2);
        assertThat(flow.calls("pay")).extracting(Call::retry).containsExactly(0, 1, 2);
    }

    @Test
    void aMockMayBeChangedOnTheWay() {
        var flow = FlowRunTest.aRun(FlowRunTest.anOrder())
                .mockOthers()
                .mock("payment", Mock.throwing(new IllegalStateException("bank is shut")));

        flow.run().assertFailed("pay", "bank is shut");
        flow.mock("payment").carryOut(Change.retryActivity("pay", null)).assertFinished();
    }

    @Test
    void aMockWaitsForItsCallback() {
        var flow = FlowRunTest.aRun(FlowRunTest.anOrder())
                .mockOthers()
                .mock("payment", Mock.awaitingCallback())
                .run();

        flow.assertWaiting("pay", "CALLBACK").callback("pay", Map.of("paid", true));

        flow.assertFinished().assertOutput("pay", "callback_data", Map.of("paid", true));
    }

    @Test
    void variablesAndEndEventsMayBeMockedToo() {
        var ended = new ArrayList<String>();
        var tree = aLine("p", "a")
                .activity("a", "echo", Map.of("x", lazy("host", "db")))
                .with("E", "type", "Notify");
        var flow = FlowRunTest.aRun(tree)
                .mock("echo")
                .mockVariable("host", (value, rootData) -> value + "." + rootData.get("domain"))
                .mockEndEvent("Notify", (inner, root, id) -> ended.add(id))
                .options(o -> o.withRootData(Map.of("domain", "example.org")))
                .options(o -> o.withName("renamed"))
                .run();

        flow.assertFinished();
        assertThat(flow.inputs("a")).containsEntry("x", "db.example.org");
        assertThat(ended).containsExactly("p");
        assertThat(flow.tasks().getPipeline(flow.id()).name()).isEqualTo("renamed");
    }

    @Test
    void aComponentKeepsItsLimitsAndAMockHasNone() {
        var tree = aFlow("p").path("S", "PG", "a", "CG", "E").path("PG", "b", "CG");
        tree.activity("a", "rare", Map.of()).activity("b", "rare", Map.of());

        var flow = FlowRunTest.aRun(tree).component(new Rare()).run();
        assertThat(flow.calls()).hasSize(1);
        flow.assertWaiting("b", "TIMER").advance(Duration.ofMinutes(1)).assertFinished();
        FlowRunTest.aRun(tree).component(new Rare()).mock("rare").run().assertFinished();
    }

    @Test
    void whatComesAfterAFailureMayPollAndBeCalledBack() {
        var poll = Mock.failed("no").times(1).then(Mock.polling(Duration.ofSeconds(1), 1, Map.of("seen", true)));
        var call = Mock.failed("no").times(1).then(Mock.awaitingCallback());
        var tree = Drawing.of("p").activity("a", "poll").activity("b", "call").path("start", "a", "b", "end");
        var flow = FlowRun.of(tree.tree()).mock("poll", poll).mock("call", call).run();

        flow.carryOut(Change.retryActivity("a", null)).advanceToNext().assertOutput("a", "seen", true);
        flow.carryOut(Change.retryActivity("b", null)).callback("b", 1).assertFinished();
    }

    @Test
    void passesOfALoopAreCountedAsAttempts() {
        var tree =
                Drawing.of("p").activity("a", "echo").set("a", "loop_config", Map.of("enable", true, "loop_times", 3));
        var flow = FlowRun.of(tree.path("start", "a", "end").tree());

        flow.mock("echo", Mock.done(Map.of("x", 1)).times(1).then(Mock.done(Map.of("x", 2))))
                .run()
                .assertFinished();

        assertThat(flow.calls()).extracting(Call::loop).containsExactly(1, 2, 3);
        flow.assertOutput("a", "x", 2);
    }

    @Test
    void aMockThatIsCancelledIsToldSo() {
        var told = new ArrayList<String>();
        var slow = new Component() {
            @Override
            public Answer execute(Activity activity) throws InterruptedException {
                Thread.sleep(Duration.ofMinutes(1).toMillis());
                return Answer.done();
            }

            @Override
            public void cancel(Activity activity) {
                told.add(activity.nodeId());
            }
        };

        ComponentRun.of(Mock.done().times(0).then(slow)).begin().cancel().assertFailed("cancelled");

        assertThat(told).isEqualTo(List.of("node"));
    }

    @Plugin(code = "rare", rate = 0.1)
    static class Rare implements Component {
        @Override
        public Answer execute(Activity activity) {
            return Answer.done();
        }
    }
}
