package culm.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class DrawingTest {

    private static Drawing anOrder() {
        return Drawing.of("order")
                .activity("read", "read_order", Map.of("number", 4711))
                .activity("pay", "payment", Map.of("amount", "${total}"))
                .exclusive("rich")
                .feeds("read", "total", "${total}")
                .path("start", "read", "rich", "pay", "end")
                .path("rich", "end")
                .condition("rich", "pay", "${total} < 100")
                .otherwise("rich", "end")
                .publishes("${total}");
    }

    private static FlowRun run(Drawing drawing) {
        return FlowRun.of(drawing.tree()).mockOthers();
    }

    @Test
    void whatIsDrawnRuns() {
        var flow =
                run(anOrder()).mock("read_order", Mock.done(Map.of("total", 7))).run();

        flow.assertFinished().assertState("order_end", "FINISHED");
        assertThat(flow.inputs("read")).containsEntry("number", 4711L);
        assertThat(flow.inputs("pay")).containsEntry("amount", 7L);
        assertThat(flow.outputs()).isEqualTo(Map.of("${total}", 7L));
    }

    @Test
    void aGatewayTakesTheOtherWay() {
        var flow = run(anOrder())
                .mock("read_order", Mock.done(Map.of("total", 100)))
                .run();

        flow.assertFinished().assertState("pay", FlowRun.NOT_REACHED);
    }

    @Test
    void branchesMeetAndSubprocessesAreGivenTheirVariables() {
        var inside = Drawing.of("sub")
                .activity("b", "echo", Map.of("word", "${word}"))
                .path("start", "b", "end");
        var drawing = Drawing.of("p")
                .variable("${name}", "you")
                .parallel("both")
                .converge("met")
                .conditionalParallel("some")
                .converge("again")
                .activity("a", "echo")
                .activity("c", "bad")
                .set("c", "error_ignorable", true)
                .subprocess("sub", Map.of("${word}", "hello ${name}"), inside)
                .path("start", "both", "a", "met", "some", "c", "again", "end")
                .path("both", "sub", "met")
                .condition("some", "c", "1 == 1");

        var flow = run(drawing).mock("bad", Mock.failed("bad")).run().assertFinished();

        assertThat(flow.inputs("b")).containsEntry("word", "hello you");
        assertThat(flow.state("sub_end")).isEqualTo("FINISHED");
    }

    @Test
    void aSlipIsToldAtOnce() {
        var drawing = Drawing.of("p").activity("a", "echo");

        assertThatThrownBy(() -> drawing.path("start", "typo", "end"))
                .hasMessage("there is no node typo: say first what it is");
        assertThatThrownBy(() -> drawing.parallel("a")).hasMessage("there is a node a already");
        assertThat(drawing.flow("start", "a")).isEqualTo("p_start-a");
    }
}
