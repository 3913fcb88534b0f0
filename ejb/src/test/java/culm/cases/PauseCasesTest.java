package culm.cases;

import static culm.tree.Trees.aFlow;
import static culm.tree.Trees.aLine;
import static culm.tree.Trees.plain;
import static org.assertj.core.api.Assertions.assertThat;

import culm.tree.Trees;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PauseCasesTest {

    private static final int LONG_ENOUGH = 10;

    private final PackFlows flows = new PackFlows();

    private static Trees timer(Trees tree, String... nodes) {
        for (var node : nodes) {
            tree.activity(node, "sleep_timer", Map.of("bk_timing", plain("3")));
        }
        return tree;
    }

    private static Trees timerThenDebug(String id, String timer, String debug) {
        return timer(aLine(id, timer, debug), timer).activity(debug, "debug_node", Map.of());
    }

    @Test
    void case028AnActivityAheadIsPausedAndResumed() {
        flows.run(timerThenDebug("p", "a", "b")).accept(flows.engine.pauseActivity("b"));

        flows.tick(LONG_ENOUGH);

        assertThat(flows.states("a", "b", "p_E", "p")).containsExactly("FINISHED", "SUSPENDED", "none", "BLOCKED");
        flows.accept(flows.engine.resumeActivity("b"));
        assertThat(flows.states("a", "b", "p_E", "p")).containsOnly("FINISHED");
    }

    @Test
    void case029APauseAheadIsWithdrawnInTime() {
        flows.run(timerThenDebug("p", "a", "b"))
                .accept(flows.engine.pauseActivity("b"))
                .accept(flows.engine.resumeActivity("b"));

        flows.tick(LONG_ENOUGH);

        assertThat(flows.states("a", "b", "p")).containsOnly("FINISHED");
    }

    @Test
    void case031FourOfTenActivitiesInNestedBlocksArePaused() {
        var paused = new String[] {"y0", "y1", "y5", "y6"};
        flows.run(Shapes.tenTimers("p"));
        for (var node : paused) {
            flows.accept(flows.engine.pauseActivity(node));
        }

        flows.tick(LONG_ENOUGH);

        assertThat(flows.states(paused)).containsOnly("SUSPENDED");
        assertThat(flows.states("y2", "y3", "y4", "y7", "y8", "y9")).containsOnly("FINISHED");
        assertThat(flows.states("CG1", "CG2", "p_E", "p")).containsExactly("none", "none", "none", "BLOCKED");
        for (var node : paused) {
            flows.accept(flows.engine.resumeActivity(node));
        }
        assertThat(flows.states(Shapes.SECOND)).containsOnly("FINISHED");
        assertThat(flows.states("CG1", "CG2", "p_E", "p")).containsOnly("FINISHED");
    }

    @Test
    void case032APausedActivityBlocksEverySubprocessAroundIt() {
        var sub2 = aLine("in2", "c").activity("c", "debug_node", Map.of());
        var inner = aFlow("in")
                .path("S", "PG", "sub1", "CG", "E")
                .path("PG", "sub2", "CG")
                .subprocess("sub1", Map.of(), timerThenDebug("in1", "a", "b"))
                .subprocess("sub2", Map.of(), sub2);
        flows.run(aLine("p", "sub").subprocess("sub", Map.of(), inner)).accept(flows.engine.pauseActivity("b"));

        flows.tick(LONG_ENOUGH);

        assertThat(flows.states("p", "sub", "sub1", "b")).containsExactly("BLOCKED", "BLOCKED", "BLOCKED", "SUSPENDED");
        assertThat(flows.states("sub2", "c", "in2_E")).containsOnly("FINISHED");
        flows.accept(flows.engine.resumeActivity("b"));
        assertThat(flows.states("p", "sub", "sub1", "b", "CG")).containsOnly("FINISHED");
    }

    @Test
    void case033APausedPipelineLetsTheTimersOfNestedBlocksEnd() {
        flows.run(Shapes.tenTimers("p")).accept(flows.engine.pausePipeline("p"));

        flows.tick(LONG_ENOUGH);

        assertThat(flows.states(Shapes.FIRST)).containsOnly("FINISHED");
        assertThat(flows.states(Shapes.SECOND)).containsOnly("none");
        assertThat(flows.states("CG1", "CG2", "p_E", "p")).containsExactly("none", "none", "none", "SUSPENDED");
        flows.accept(flows.engine.resumePipeline("p"));
        assertThat(flows.states(Shapes.SECOND)).containsOnly("FINISHED");
        assertThat(flows.states("CG1", "CG2", "p_E", "p")).containsOnly("FINISHED");
    }

    @Test
    void case034APauseThatIsTakenBackAtOnceDoesNoHarm() {
        flows.run(Shapes.tenTimers("p"));
        flows.accept(flows.engine.pausePipeline("p")).accept(flows.engine.resumePipeline("p"));

        flows.tick(LONG_ENOUGH);

        assertThat(flows.states(Shapes.SECOND)).containsOnly("FINISHED");
        assertThat(flows.state("p")).isEqualTo("FINISHED");
        assertThat(Arrays.stream(Shapes.FIRST).map(flows::histories)).allMatch(rows -> rows.isEmpty());
    }

    @Test
    void case035ASubprocessShowsRunningWhileTheRootIsPaused() {
        flows.run(aLine("p", "sub").subprocess("sub", Map.of(), timer(aLine("in", "a"), "a")))
                .accept(flows.engine.pausePipeline("p"));

        flows.tick(LONG_ENOUGH);

        assertThat(flows.states("a", "in_E", "p_E", "p", "sub"))
                .containsExactly("FINISHED", "none", "none", "SUSPENDED", "RUNNING");
        flows.accept(flows.engine.resumePipeline("p"));
        assertThat(flows.states("in_E", "sub", "p_E", "p")).containsOnly("FINISHED");
    }

    @Test
    void case036NestedBlocksInASubprocessOfAPausedRoot() {
        flows.run(aLine("p", "sub").subprocess("sub", Map.of(), Shapes.tenTimers("in")))
                .accept(flows.engine.pausePipeline("p"));

        flows.tick(LONG_ENOUGH);

        assertThat(flows.states(Shapes.FIRST)).containsOnly("FINISHED");
        assertThat(flows.states(Shapes.SECOND)).containsOnly("none");
        assertThat(flows.states("p", "sub")).containsExactly("SUSPENDED", "RUNNING");
        flows.accept(flows.engine.resumePipeline("p"));
        assertThat(flows.states("p", "sub", "CG1", "CG2", "in_E")).containsOnly("FINISHED");
    }

    @Test
    void case037NestedBlocksInAPausedSubprocess() {
        flows.run(aLine("p", "sub").subprocess("sub", Map.of(), Shapes.tenTimers("in")))
                .accept(flows.engine.pausePipeline("sub"));

        flows.tick(LONG_ENOUGH);

        assertThat(flows.states(Shapes.FIRST)).containsOnly("FINISHED");
        assertThat(flows.states(Shapes.SECOND)).containsOnly("none");
        assertThat(flows.states("p", "sub", "CG1", "CG2")).containsExactly("BLOCKED", "SUSPENDED", "none", "none");
        flows.accept(flows.engine.resumeActivity("sub"));
        assertThat(flows.states("p", "sub", "CG1", "CG2", "in_E")).containsOnly("FINISHED");
    }

    @Test
    void case038APausedSubprocessLeavesTheOneBesideItAlone() {
        flows.run(aFlow("p")
                        .path("S", "PG", "sub1", "CG", "E")
                        .path("PG", "sub2", "CG")
                        .subprocess("sub1", Map.of(), timer(aLine("in1", "a"), "a"))
                        .subprocess("sub2", Map.of(), timer(aLine("in2", "b"), "b")))
                .accept(flows.engine.pausePipeline("sub1"));

        flows.tick(LONG_ENOUGH);

        assertThat(flows.states("a", "sub2", "in2_E")).containsOnly("FINISHED");
        assertThat(flows.states("sub1", "in1_E", "CG", "p_E")).containsExactly("SUSPENDED", "none", "none", "none");
        flows.accept(flows.engine.resumePipeline("sub1"));
        assertThat(flows.states("sub1", "in1_E", "CG", "p")).containsOnly("FINISHED");
    }
}
