package culm.cases;

import static culm.cases.PackFlows.YES;
import static culm.tree.Trees.aFlow;
import static culm.tree.Trees.aLine;
import static culm.tree.Trees.lazy;
import static culm.tree.Trees.plain;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import culm.api.HistoryView;
import culm.api.OutputsView;
import culm.tree.Trees;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RescueCasesTest {

    private static final Map<String, Object> PASS = Map.of("_loop", 0L, "_inner_loop", 0L);

    private final PackFlows flows = new PackFlows();

    private static Map<String, Object> passAnd(String key, Object value) {
        var map = new HashMap<>(PASS);
        map.put(key, value);
        return map;
    }

    private static Trees failing() {
        return aLine("p", "a").activity("a", "fail_ctrl_node", Map.of());
    }

    private void onlyAttemptKept(String node, String version) {
        assertThat(flows.histories(node)).singleElement().satisfies(attempt -> {
            assertThat(attempt.loop()).isEqualTo(1);
            assertThat(attempt.retry()).isZero();
            assertThat(attempt.skip()).isFalse();
            assertThat(attempt.startedTime()).isNotNull();
            assertThat(attempt.finishedTime()).isNotNull();
            assertThat(attempt.version()).isEqualTo(version);
        });
    }

    @Test
    void case041ARetryWithInputs() {
        flows.run(failing());
        var version = flows.version("a");
        assertThat(flows.state("a")).isEqualTo("FAILED");
        assertThat(flows.inputs("a")).isEqualTo(PASS);
        assertThat(flows.outputs("a")).isEqualTo(passAnd("_result", false));

        flows.accept(flows.engine.retryActivity("a", YES));

        assertThat(flows.states("a", "p_E", "p")).containsOnly("FINISHED");
        assertThat(flows.inputs("a")).isEqualTo(passAnd("bit", 1L));
        assertThat(flows.outputs("a")).isEqualTo(passAnd("_result", true));
        onlyAttemptKept("a", version);
        assertThat(flows.version("a")).isNotEqualTo(version);
        assertThat(flows.histories("a").get(0).inputs()).isEqualTo(PASS);
        assertThat(flows.histories("a").get(0).outputs()).isEqualTo(passAnd("_result", false));
    }

    private void tenFailuresInASubprocess() {
        flows.run(aLine("p", "sub").subprocess("sub", Map.of(), Shapes.tenFailures("in")));
        assertThat(flows.states(Shapes.FIRST)).containsOnly("FAILED");
        assertThat(flows.states("CG1", "CG2", "in_E", "p_E")).containsOnly("none");
        assertThat(flows.states("sub", "p")).containsOnly("FAILED");
    }

    private void allHaveComeToTheirEnd() {
        assertThat(flows.states(Shapes.FIRST)).containsOnly("FINISHED");
        assertThat(flows.states("CG1", "CG2", "in_E", "sub", "p_E", "p")).containsOnly("FINISHED");
    }

    @Test
    void case042TenFailuresInNestedBlocksAreRetried() {
        tenFailuresInASubprocess();

        for (var node : Shapes.FIRST) {
            flows.accept(flows.engine.retryActivity(node, YES));
        }

        allHaveComeToTheirEnd();
    }

    @Test
    void case043ARetriedSubprocessFailsOnEntryAgain() {
        flows.run(aLine("p", "sub")
                .subprocess(
                        "sub",
                        Map.of("${v}", lazy("raise_variable", "x")),
                        aLine("in", "a").activity("a", "debug_node", Map.of())));
        var version = flows.version("sub");

        flows.accept(flows.engine.retryActivity("sub"));

        assertThat(flows.states("sub", "in_S", "p")).containsExactly("FAILED", "none", "FAILED");
        onlyAttemptKept("sub", version);
        assertThat(flows.version("sub")).isNotEqualTo(version);
        assertThat(flows.histories("sub").get(0).inputs()).isEmpty();
        assertThat(flows.histories("sub").get(0).exData()).asString().contains("variable boom");
    }

    @Test
    void case048ASkip() {
        flows.run(failing());
        var version = flows.version("a");

        flows.accept(flows.engine.skipActivity("a"));

        assertThat(flows.states("a", "p_E", "p")).containsOnly("FINISHED");
        assertThat(flows.engine.getState("a").skip()).isTrue();
        assertThat(flows.outputs("a")).isEqualTo(passAnd("_result", true));
        onlyAttemptKept("a", version);
        assertThat(flows.histories("a").get(0).outputs()).isEqualTo(passAnd("_result", false));
    }

    @Test
    void case049TenFailuresInNestedBlocksAreSkipped() {
        tenFailuresInASubprocess();

        for (var node : Shapes.FIRST) {
            flows.accept(flows.engine.skipActivity(node));
        }

        allHaveComeToTheirEnd();
    }

    private Trees failingGateway(String gateway) {
        var tree = aFlow("p")
                .path("S", "a", gateway, "a1", "a2", "CG", "E")
                .path(gateway, "a3", "CG")
                .condition(gateway, "a1", "${nobody} == 1")
                .condition(gateway, "a3", "${nobody} == 2");
        for (var node : new String[] {"a", "a1", "a2", "a3"}) {
            tree.activity(node, "debug_node", Map.of());
        }
        flows.run(tree);
        assertThat(flows.states(gateway, "a1", "a2", "a3")).containsExactly("FAILED", "none", "none", "none");
        return tree;
    }

    @Test
    void case051AFailedExclusiveGatewayIsSentOneWay() {
        var tree = failingGateway("EG");

        flows.accept(flows.engine.skipExclusiveGateway("EG", tree.flow("EG", "a1")));

        assertThat(flows.states("EG", "a1", "a2", "CG", "p")).containsOnly("FINISHED");
        assertThat(flows.state("a3")).isEqualTo("none");
    }

    @Test
    void case052AFailedConditionalGatewayIsSentOneWay() {
        var tree = failingGateway("CPG");

        flows.accept(flows.engine.skipConditionalParallelGateway("CPG", List.of(tree.flow("CPG", "a1")), "CG"));

        assertThat(flows.states("CPG", "a1", "a2", "CG", "p")).containsOnly("FINISHED");
        assertThat(flows.state("a3")).isEqualTo("none");
    }

    private OutputsView forcedToFail() {
        flows.accept(flows.engine.forcedFail("a", "by hand"));
        assertThat(flows.states("a", "p_E", "p")).containsExactly("FAILED", "none", "FAILED");
        assertThat(flows.exData("a")).isEqualTo("by hand");
        return flows.engine.getOutputs("a");
    }

    private void sleeping() {
        flows.run(aLine("p", "a").activity("a", "sleep_timer", Map.of("bk_timing", plain("100"))))
                .tick(2);
    }

    @Test
    void case054ATimerIsForcedToFail() {
        sleeping();

        var outputs = forcedToFail().outputs();

        assertThat(flows.inputs("a")).isEqualTo(passAnd("bk_timing", "100"));
        assertThat(outputs)
                .containsOnlyKeys("_forced_failed", "eta", "type", "timing_time", "_result", "_loop", "_inner_loop")
                .containsEntry("_forced_failed", true)
                .containsEntry("eta", "100")
                .containsEntry("type", "countdown")
                .containsEntry("_result", true);
        flows.tick(200);
        assertThat(flows.state("a")).isEqualTo("FAILED");
        assertThat(flows.outputs("a")).isEqualTo(outputs);
    }

    @Test
    void case055ATimerThatWasForcedToFailIsSkipped() {
        sleeping();
        var outputs = forcedToFail().outputs();

        flows.accept(flows.engine.skipActivity("a")).tick(200);

        assertThat(flows.states("a", "p")).containsOnly("FINISHED");
        assertThat(flows.outputs("a")).isEqualTo(outputs);
        assertThat(flows.exData("a")).isNull();
        assertThat(flows.histories("a"))
                .extracting(HistoryView::inputs, HistoryView::outputs, HistoryView::exData)
                .containsExactly(tuple(passAnd("bk_timing", "100"), outputs, "by hand"));
    }

    @Test
    void case057AWaitingNodeIsForcedToFailAndSkipped() {
        flows.run(aLine("p", "a").activity("a", "callback_node", Map.of()));

        assertThat(forcedToFail().outputs())
                .isEqualTo(Map.of("_forced_failed", true, "_result", true, "_loop", 0L, "_inner_loop", 0L));
        flows.accept(flows.engine.skipActivity("a"));

        assertThat(flows.states("a", "p_E", "p")).containsOnly("FINISHED");
        assertThat(flows.histories("a")).hasSize(1);
    }
}
