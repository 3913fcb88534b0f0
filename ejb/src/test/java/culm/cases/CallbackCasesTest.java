package culm.cases;

import static culm.cases.PackFlows.NO;
import static culm.cases.PackFlows.YES;
import static culm.tree.Trees.aLine;
import static org.assertj.core.api.Assertions.assertThat;

import culm.api.Code;
import culm.tree.Trees;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CallbackCasesTest {

    private final PackFlows flows = new PackFlows();

    private static Trees waiting(String component) {
        return aLine("p", "a").activity("a", component, Map.of());
    }

    private void callBack(int times, Map<String, Object> data) {
        for (int i = 0; i < times; i++) {
            flows.callback("a", data);
        }
    }

    @Test
    void case061ARevokeLetsTheTimersOfNestedBlocksEnd() {
        flows.run(Shapes.tenTimers("p")).accept(flows.engine.revokePipeline("p"));

        flows.tick(10);

        assertThat(flows.states(Shapes.FIRST)).containsOnly("FINISHED");
        assertThat(flows.states(Shapes.SECOND)).containsOnly("none");
        assertThat(flows.states("CG1", "CG2", "p_E", "p")).containsExactly("none", "none", "none", "REVOKED");
    }

    @Test
    void case064ACallbackWithAndWithoutData() {
        for (var data : new Object[] {null, Map.of()}) {
            var again = new PackFlows().run(waiting("callback_node"));

            again.callback("a", data);

            assertThat(again.states("a", "p")).containsOnly("FINISHED");
        }
    }

    @Test
    void case065MoreCallbacksThanTheNodeWaitsFor() {
        flows.run(waiting("multi_callback_node"));

        for (int i = 0; i < 10; i++) {
            assertThat(flows.engine.callback("a", YES).result()).isTrue();
        }
        flows.engine.settle();

        assertThat(flows.states("a", "p")).containsOnly("FINISHED");
        assertThat(flows.outputs("a")).containsEntry("_scheduled_times", 5L);
        assertThat(flows.engine.callback("a", YES).code()).isEqualTo(Code.CALLBACK_FINISHED);
    }

    @Test
    void case066ThreeCallbacksAndThenTwo() {
        flows.run(waiting("multi_callback_node"));

        callBack(3, YES);
        assertThat(flows.state("a")).isEqualTo("RUNNING");
        assertThat(flows.outputs("a")).containsEntry("_scheduled_times", 3L);

        callBack(2, YES);
        assertThat(flows.states("a", "p")).containsOnly("FINISHED");
        assertThat(flows.outputs("a")).containsEntry("_scheduled_times", 5L);
    }

    @Test
    void case067ARefusingCallbackAndARetryThatBeginsAgain() {
        flows.run(waiting("multi_callback_node"));
        var version = flows.version("a");
        callBack(1, YES);
        callBack(1, NO);
        assertThat(flows.states("a", "p")).containsOnly("FAILED");
        assertThat(flows.engine.callback("a", YES).code()).isEqualTo(Code.ILLEGAL_STATE);

        flows.accept(flows.engine.retryActivity("a"));
        assertThat(flows.engine.callback("a", YES, version, null).code()).isEqualTo(Code.STALE_ATTEMPT);
        callBack(4, YES);
        assertThat(flows.state("a")).isEqualTo("RUNNING");
        callBack(1, YES);

        assertThat(flows.states("a", "p")).containsOnly("FINISHED");
        assertThat(flows.version("a")).isNotEqualTo(version);
        assertThat(flows.outputs("a")).containsEntry("_scheduled_times", 5L);
    }

    @Test
    void case068ARefusingCallbackThenRetryThenConsent() {
        flows.run(waiting("callback_node")).callback("a", NO);
        assertThat(flows.state("a")).isEqualTo("FAILED");

        flows.accept(flows.engine.retryActivity("a"));
        assertThat(flows.state("a")).isEqualTo("RUNNING");
        flows.callback("a", YES);

        assertThat(flows.states("a", "p")).containsOnly("FINISHED");
        assertThat(flows.histories("a")).hasSize(1);
    }

    @Test
    void case069ARefusingCallbackThenSkip() {
        flows.run(waiting("callback_node")).callback("a", NO);

        flows.accept(flows.engine.skipActivity("a"));

        assertThat(flows.states("a", "p")).containsOnly("FINISHED");
        assertThat(flows.engine.callback("a", YES).code()).isEqualTo(Code.CALLBACK_FINISHED);
    }
}
