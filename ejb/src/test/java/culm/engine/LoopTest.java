package culm.engine;

import static culm.tree.Trees.aFlow;
import static culm.tree.Trees.aLine;
import static culm.tree.Trees.object;
import static culm.tree.Trees.plain;
import static culm.tree.Trees.splice;
import static org.assertj.core.api.Assertions.assertThat;

import culm.api.HistoryView;
import culm.plugin.Answer;
import culm.tree.Trees;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LoopTest {

    private final Flows flows = new Flows();

    /** S, a, EG back to a until {@code a._loop} is as said. */
    private static Trees loop(String condition) {
        return aFlow("p")
                .path("S", "a", "EG", "E")
                .path("EG", "a")
                .variable("${i}", object("type", "plain", "value", null, "source_act", "a", "source_key", "_loop"))
                .condition("EG", "a", condition)
                .condition("EG", "E", "1 == 2")
                .otherwise("EG", "E")
                .activity("a", "echo", Map.of("i", splice("${i}")));
    }

    @Test
    void aBackEdgeRunsTheNodeAgainAndKeepsEachPassAsHistory() {
        flows.run(loop("${i} < 2"));

        assertThat(flows.state("p")).isEqualTo("FINISHED");
        assertThat(flows.engine.getState("a").loop()).isEqualTo(3);
        assertThat(flows.engine.getActivityHistories("a"))
                .extracting(HistoryView::loop, history -> history.inputs().get("i"))
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(1, 0L), org.assertj.core.groups.Tuple.tuple(2, 1L));
        assertThat(flows.inputs("a")).containsEntry("i", 2L).containsEntry("_loop", 2L);
    }

    @Test
    void aNodeSeesTheNumberOfItsOwnPassWhileItsInputsAreRendered() {
        flows.run(loop("${i} < 1").activity("a", "echo", Map.of("item", splice("${'abc'[i]}"))));

        assertThat(flows.engine.getActivityHistories("a"))
                .extracting(history -> history.inputs().get("item"))
                .containsExactly("a");
        assertThat(flows.inputs("a")).containsEntry("item", "b");
    }

    @Test
    void theRerunLimitIsExact() {
        var limited = new Flows(settings -> settings.withRerunLimit(5));

        limited.run(loop("1 == 1"));

        assertThat(limited.states("a", "p")).containsOnly("FAILED");
        assertThat(limited.exData("a")).asString().contains("5");
        assertThat(limited.engine.getActivityHistories("a")).hasSize(5);
    }

    @Test
    void aLimitOfZeroIsNoLimit() {
        var unlimited = new Flows(settings -> settings.withRerunLimit(0));

        unlimited.run(loop("${i} < 300"));

        assertThat(unlimited.state("p")).isEqualTo("FINISHED");
        assertThat(unlimited.engine.getState("a").loop()).isEqualTo(302 - 1);
    }

    @Test
    void loopNumbersCanCountFromOne() {
        var fromOne = new Flows(settings -> settings.withLoopIndexOffset(0));

        fromOne.run(aLine("p", "a").activity("a", "echo", Map.of()));

        assertThat(fromOne.inputs("a")).containsEntry("_loop", 1L).containsEntry("_inner_loop", 1L);
    }

    @Test
    void theInnerLoopOfASubprocessBeginsAgainAtEachEntry() {
        flows.run(aFlow("p")
                .path("S", "sub", "EG", "E")
                .path("EG", "sub")
                .variable("${i}", object("type", "plain", "value", null, "source_act", "sub", "source_key", "_loop"))
                .condition("EG", "sub", "${i} < 1")
                .condition("EG", "E", "${i} >= 1")
                .subprocess("sub", Map.of(), aLine("inner", "x").activity("x", "echo", Map.of())));

        assertThat(flows.states("p", "sub", "x")).containsOnly("FINISHED");
        assertThat(flows.inputs("x")).containsEntry("_loop", 1L).containsEntry("_inner_loop", 0L);
        assertThat(flows.engine.getActivityHistories("sub")).hasSize(1);
        assertThat(flows.engine.getActivityHistories("inner_S")).hasSize(1);
    }

    @Test
    void aForkInsideALoopBeginsAfreshEachTime() {
        flows.run(aFlow("p")
                .path("S", "PG", "a", "CG", "EG", "E")
                .path("PG", "b", "CG")
                .path("EG", "PG")
                .variable("${i}", object("type", "plain", "value", null, "source_act", "a", "source_key", "_loop"))
                .condition("EG", "PG", "${i} < 2")
                .condition("EG", "E", "${i} >= 2")
                .activity("a", "echo", Map.of())
                .activity("b", "echo", Map.of()));

        assertThat(flows.state("p")).isEqualTo("FINISHED");
        assertThat(flows.engine.getState("CG").loop()).isEqualTo(3);
        assertThat(flows.engine.getState("b").loop()).isEqualTo(3);
    }

    private static Trees passes(String component, Map<String, Object> config) {
        var loopConfig = object("enable", true, "loop_times", 3, "outputs_key", "${outs}");
        loopConfig.putAll(config);
        return aLine("p", "a", "b")
                .activity("a", component, Map.of("x", plain("v")))
                .with("a", "loop_config", loopConfig)
                .activity("b", "echo", Map.of("outs", splice("${outs}")));
    }

    @Test
    void aLoopConfigRunsTheActivitySoManyTimesAndCollectsThePasses() {
        flows.plugins.component("pass", activity -> {
            activity.outputs().put("outputs", Map.of("n", activity.loop()));
            return Answer.done();
        });

        flows.run(passes("pass", Map.of()));

        assertThat(flows.engine.getState("a").loop()).isEqualTo(3);
        assertThat(flows.engine.getActivityHistories("a")).hasSize(2);
        assertThat(flows.inputs("b").get("outs"))
                .isEqualTo(List.of(
                        Map.of("n", 1L, "result", true, "inner_loop", 0L),
                        Map.of("n", 2L, "result", true, "inner_loop", 1L),
                        Map.of("n", 3L, "result", true, "inner_loop", 2L)));
    }

    @Test
    void aFailedPassStopsTheLoop() {
        flows.run(passes("fail", Map.of()));

        assertThat(flows.states("a", "b")).containsExactly("FAILED", "none");
        assertThat(flows.engine.getState("a").loop()).isEqualTo(1);
    }

    @Test
    void aFailedPassIsLeftBehindWhenTheLoopConfigSaysSo() {
        flows.run(passes("fail", Map.of("fail_skip", true)));

        assertThat(flows.states("a", "b", "p")).containsOnly("FINISHED");
        assertThat(flows.engine.getState("a").loop()).isEqualTo(3);
        assertThat((List<?>) flows.inputs("b").get("outs")).hasSize(3);
    }
}
