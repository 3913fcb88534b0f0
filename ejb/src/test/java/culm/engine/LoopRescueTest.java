package culm.engine;

import static culm.tree.Trees.aFlow;
import static culm.tree.Trees.aLine;
import static culm.tree.Trees.object;
import static culm.tree.Trees.plain;
import static culm.tree.Trees.splice;
import static org.assertj.core.api.Assertions.assertThat;

import culm.api.ActionResult;
import culm.api.Code;
import culm.plugin.Answer;
import culm.tree.Trees;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an operator can do with a pass of a loop that failed, whether it is one of a loop_config or of a back edge. */
class LoopRescueTest {

    private final Flows flows = new Flows();
    private final List<Long> passes = new ArrayList<>();
    private int failing;

    LoopRescueTest() {
        flows.plugins.component("fragile", activity -> {
            var pass = activity.inputs().get("_inner_loop");
            passes.add((Long) pass);
            return pass.equals(1L) && failing-- > 0 ? Answer.failed("second pass") : Answer.done();
        });
    }

    private void run(Map<String, Object> config) {
        failing = 1;
        var loopConfig = object("enable", true, "loop_times", 3, "outputs_key", "${outs}");
        loopConfig.putAll(config);
        flows.run(aLine("p", "a", "b")
                .activity("a", "fragile", Map.of("x", plain("v")))
                .with("a", "loop_config", loopConfig)
                .activity("b", "echo", Map.of("outs", splice("${outs}"))));
        assertThat(flows.state("a")).isEqualTo("FAILED");
    }

    private void accept(ActionResult answer) {
        assertThat(answer.code()).as(answer.toString()).isEqualTo(Code.OK);
        flows.engine.settle();
    }

    private List<Object> collected() {
        return ((List<?>) flows.inputs("b").get("outs"))
                .stream().<Object>map(pass -> ((Map<?, ?>) pass).get("result")).toList();
    }

    @Test
    void aRetryRepeatsOnlyTheFailedPassWhenTheLoopConfigSaysSo() {
        run(Map.of("retryable", true));

        accept(flows.engine.retryActivity("a"));

        assertThat(flows.states("a", "p")).containsOnly("FINISHED");
        assertThat(passes).containsExactly(0L, 1L, 1L, 2L);
        assertThat(collected()).containsExactly(true, true, true);
    }

    @Test
    void elseARetryBeginsWithTheFirstPass() {
        run(Map.of());

        accept(flows.engine.retryActivity("a"));

        assertThat(flows.state("p")).isEqualTo("FINISHED");
        assertThat(passes).containsExactly(0L, 1L, 0L, 1L, 2L);
        assertThat(collected()).containsExactly(true, true, true);
    }

    @Test
    void aSkipLeavesOnlyTheFailedPassBehindWhenTheLoopConfigSaysSo() {
        run(Map.of("skippable", true));

        accept(flows.engine.skipActivity("a"));

        assertThat(flows.states("a", "p")).containsOnly("FINISHED");
        assertThat(passes).containsExactly(0L, 1L, 2L);
        assertThat(collected()).hasSize(3);
    }

    @Test
    void elseASkipLeavesTheWholeLoopBehind() {
        run(Map.of());

        accept(flows.engine.skipActivity("a"));

        assertThat(flows.state("p")).isEqualTo("FINISHED");
        assertThat(passes).containsExactly(0L, 1L);
        assertThat(collected()).hasSize(2);
    }

    @Test
    void theLastPassHasNoneBehindIt() {
        flows.plugins.component(
                "fragile", activity -> activity.loop() == 3 ? Answer.failed("last pass") : Answer.done());
        run(Map.of("skippable", true));

        accept(flows.engine.skipActivity("a"));

        assertThat(flows.state("p")).isEqualTo("FINISHED");
        assertThat(collected()).hasSize(3);
    }

    private static Trees untilTheLimit(String component) {
        return aFlow("p")
                .path("S", "a", "EG", "E")
                .path("EG", "a")
                .condition("EG", "a", "1 == 1")
                .condition("EG", "E", "1 == 2")
                .activity("a", component, Map.of());
    }

    @Test
    void aNodeThatCameToItsLimitOfPassesIsNeitherRetriedNorSkipped() {
        var limited = new Flows(settings -> settings.withRerunLimit(2));
        limited.run(untilTheLimit("echo"));
        assertThat(limited.state("a")).isEqualTo("FAILED");

        var answers = List.of(limited.engine.retryActivity("a"), limited.engine.skipActivity("a"));

        assertThat(answers).extracting(ActionResult::code).containsOnly(Code.ILLEGAL_STATE);
        assertThat(answers)
                .extracting(ActionResult::message)
                .containsExactly(
                        "rerun times exceed max limit: 2, can not retry",
                        "rerun times exceed max limit: 2, can not skip");
        assertThat(limited.state("a")).isEqualTo("FAILED");
    }

    @Test
    void theLimitDoesNotConcernALoopConfig() {
        var limited = new Flows(settings -> settings.withRerunLimit(1));
        limited.plugins.component(
                "fragile", activity -> activity.loop() == 3 ? Answer.failed("last pass") : Answer.done());
        limited.run(aLine("p", "a")
                .activity("a", "fragile", Map.of())
                .with("a", "loop_config", object("enable", true, "loop_times", 3, "outputs_key", "${outs}")));
        assertThat(limited.state("a")).isEqualTo("FAILED");

        assertThat(limited.engine.skipActivity("a").code()).isEqualTo(Code.OK);
    }

    @Test
    void withoutALimitEveryFailedPassCanBeRetried() {
        var unlimited = new Flows(settings -> settings.withRerunLimit(0));
        unlimited.run(aLine("p", "a").activity("a", "fail", Map.of()));

        assertThat(unlimited.engine.retryActivity("a").code()).isEqualTo(Code.OK);
    }
}
