package culm.tree;

import static culm.tree.Trees.aFlow;
import static culm.tree.Trees.aLine;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The graphs of the originals' own validator tests, and what follows from the rules behind them. */
class GatewayRulesTest {

    private static Reading read(Trees tree) {
        return read(tree, true);
    }

    private static Reading read(Trees tree, boolean cycleTolerate) {
        var options = ReadOptions.DEFAULT.withCycleTolerate(cycleTolerate);
        return new TreeReader(new KnownNames(), options).read(tree.document());
    }

    private static List<String> problems(Trees tree) {
        return read(tree).problems().stream()
                .map(problem -> problem.code() + " " + problem.nodeId())
                .toList();
    }

    private static Map<String, String> allConverges(Pipeline pipeline) {
        var graph = Graph.of(pipeline);
        var nowhere = new GraphProblems(graph, new Draft(), new Problems());
        return new LinkedHashMap<>(new GatewayPairing(graph, new DepthFirst(graph), nowhere).ofAll());
    }

    private static Trees theBigGraph() {
        return aFlow("p")
                .path("S", "a1", "PG1", "PG2", "a2", "CG1", "a7", "EG1", "PG2")
                .path("PG2", "a3", "CG1")
                .path("PG2", "a4", "CG1")
                .path("EG1", "CG3", "a13", "EG3", "E")
                .path("PG1", "a5", "EG7", "CG3")
                .path("EG7", "a8", "EG8", "a8")
                .path("EG8", "a11", "CG3")
                .path("PG1", "a6", "EG2", "a9", "CG2", "a12", "EG6", "a6")
                .path("EG2", "a10", "CG2")
                .path("EG2", "a6")
                .path("EG6", "CG3")
                .path("EG6", "CG2")
                .path("EG3", "a14", "EG4", "a13")
                .path("EG4", "CG4", "E")
                .path("EG3", "CPG3", "a15", "a18", "CG4")
                .path("CPG3", "a16", "CG4")
                .path("CPG3", "a17", "EG5", "a19", "CG4")
                .path("EG5", "a20", "CG4")
                .path("EG3", "a1");
    }

    @Test
    void case098NestedBlocksWithLoopsInsideAndAroundArePaired() {
        var tree = read(theBigGraph());

        assertThat(tree.problems()).isEmpty();
        assertThat(tree.tree().orElseThrow().root().convergeOf())
                .containsOnly(entry("PG1", "CG3"), entry("PG2", "CG1"), entry("CPG3", "CG4"));
        assertThat(allConverges(tree.tree().orElseThrow().root()))
                .containsOnly(
                        entry("PG1", "CG3"),
                        entry("PG2", "CG1"),
                        entry("CPG3", "CG4"),
                        entry("EG1", "CG3"),
                        entry("EG6", "CG3"),
                        entry("EG7", "CG3"),
                        entry("EG8", "CG3"),
                        entry("EG2", "CG2"),
                        entry("EG3", "CG4"),
                        entry("EG4", "CG4"),
                        entry("EG5", "CG4"));
    }

    @Test
    void case099AnExclusiveGatewayMayLeadBackToTwoNodes() {
        assertThat(problems(aLine("p", "a1", "a2", "EG", "a3").path("EG", "a1").path("EG", "a2")))
                .isEmpty();
    }

    @Test
    void case100AParallelBranchMayBeEmpty() {
        var reading = read(aLine("p", "PG", "a1", "CG").path("PG", "a2", "CG").path("PG", "CG"));

        assertThat(reading.problems()).isEmpty();
        assertThat(reading.tree().orElseThrow().root().convergeOf()).containsExactly(entry("PG", "CG"));
    }

    @Test
    void case101ExclusiveGatewaysMayLeadToThemselvesInsideAParallelBranch() {
        var tree = aFlow("p")
                .path("S", "EG1", "PG", "EG2", "EG2")
                .path("EG2", "CG", "E")
                .path("EG1", "E")
                .path("PG", "EG3", "EG4", "EG4")
                .path("EG3", "EG4", "CG");

        assertThat(problems(tree)).isEmpty();
    }

    @Test
    void case101AnEmptyBranchBesideASelfLoopIsPaired() {
        assertThat(problems(aLine("p", "PG", "CG").path("PG", "EG", "EG", "CG")))
                .isEmpty();
    }

    @Test
    void case101AConvergeGatewayMayLeadBackToItsExclusiveGateway() {
        assertThat(problems(aLine("p", "EG").path("EG", "CG", "EG").path("EG", "CG")))
                .isEmpty();
    }

    @Test
    void case102AnExclusiveGatewayInsideAParallelBlockMustNotReachTheEnd() {
        var tree =
                aLine("p", "PG", "CG").path("PG", "CG").path("PG", "EG", "CG").path("EG", "E");

        assertThat(problems(tree)).containsExactly("LEAVES_PARALLEL EG");
    }

    @Test
    void case103TwoParallelGatewaysMustNotShareAConvergeGateway() {
        var tree = aLine("p", "PG1", "CG")
                .path("PG1", "CG")
                .path("PG1", "PG2", "CG")
                .path("PG2", "CG");

        assertThat(problems(tree)).containsExactly("SHARED_CONVERGE CG");
    }

    @Test
    void case104AnExclusiveGatewayInsideAParallelBlockMustNotLeadBackToItsGateway() {
        var tree =
                aLine("p", "PG", "CG").path("PG", "CG").path("PG", "EG", "PG").path("EG", "CG");

        assertThat(problems(tree)).containsExactly("LEAVES_PARALLEL EG");
    }

    @Test
    void case105AParallelGatewayNeedsAConvergeGateway() {
        assertThat(problems(aLine("p", "PG").path("PG", "E").path("PG", "E"))).containsExactly("NO_CONVERGE PG");
    }

    @Test
    void case106AParallelGatewayMustNotMeetTwoConvergeGateways() {
        var tree =
                aLine("p", "PG", "CG1").path("PG", "CG1").path("PG", "CG2", "E").path("PG", "CG2");

        assertThat(problems(tree)).containsExactly("NO_CONVERGE PG");
    }

    @Test
    void case106AnExclusiveGatewayMustNotMeetTwoConvergeGatewaysFirst() {
        var tree =
                aLine("p", "EG", "CG1").path("EG", "CG1").path("EG", "CG2", "E").path("EG", "CG2");

        assertThat(problems(tree)).containsExactly("DIFFERENT_CONVERGES EG");
    }

    @Test
    void case107AnInnerParallelGatewayMustNotLeadBackToTheOuter() {
        var tree = aLine("p", "PG1", "CG2")
                .path("PG1", "CG2")
                .path("PG1", "PG2", "CG1", "CG2")
                .path("PG2", "CG1")
                .path("PG2", "PG1");

        assertThat(problems(tree)).containsExactly("PARALLEL_BACK_EDGE PG2");
    }

    @Test
    void case108AParallelGatewayMustNotLeadBackToItself() {
        assertThat(problems(aLine("p", "PG", "CG").path("PG", "CG").path("PG", "PG")))
                .containsExactly("PARALLEL_BACK_EDGE PG");
    }

    @Test
    void case109AJumpIntoASiblingBranchIsRefused() {
        var tree = aLine("p", "a1", "PG", "a2", "CG")
                .path("PG", "a3", "CG")
                .path("PG", "EG", "a3")
                .path("EG", "a4", "CG");

        assertThat(problems(tree)).containsExactly("MIXED_STREAMS a3");
    }

    @Test
    void case110AJumpFromOutsideIntoAParallelBranchIsRefused() {
        var tree =
                aLine("p", "a1", "EG", "a3", "CG").path("EG", "a2", "PG", "a3").path("PG", "a4", "CG");

        assertThat(problems(tree)).containsExactly("MIXED_STREAMS a3");
    }

    @Test
    void case111AllowedStartsLeaveOutWhatIsInsideAParallelBlock() {
        var tree = read(aLine("p", "a1", "PG", "a2", "CG").path("PG", "a3", "CG"))
                .tree()
                .orElseThrow();

        assertThat(StartPositions.allowed(tree)).containsExactly("p_S", "a1", "PG");
        assertThat(StartPositions.skipped(tree, "PG")).containsExactly("p_S", "a1");
    }

    @Test
    void case112AllowedStartsIncludeExclusiveBranchesButNotTheEnd() {
        var tree =
                read(aLine("p", "a1", "EG", "a2").path("EG", "a3", "E")).tree().orElseThrow();

        assertThat(StartPositions.allowed(tree)).containsExactly("p_S", "a1", "EG", "a2", "a3");
        assertThat(StartPositions.skipped(tree, "a2")).containsExactly("p_S", "a1", "EG");
    }

    @Test
    void case113ACycleIsFoundAsAPathThatBeginsAndEndsAtOneNode() {
        var looping = read(aLine("p", "a", "b", "EG").path("EG", "a")).tree().orElseThrow();
        var straight = read(aLine("p", "a", "b")).tree().orElseThrow();

        assertThat(Cycles.of(Graph.of(looping.root())))
                .extracting(Cycles.Cycle::path)
                .containsExactly(List.of("a", "b", "EG", "a"));
        assertThat(Cycles.of(Graph.of(straight.root()))).isEmpty();
    }

    @Test
    void aSelfLoopIsACycleOfOneNode() {
        var tree = read(aLine("p", "a", "EG").path("EG", "EG")).tree().orElseThrow();

        assertThat(Cycles.of(Graph.of(tree.root())))
                .extracting(Cycles.Cycle::path)
                .containsExactly(List.of("EG", "EG"));
        assertThat(Cycles.nodesOnCycles(tree.root())).containsExactly("EG");
    }

    @Test
    void aCycleIsRefusedWhereCyclesAreNotTolerated() {
        var reading = read(aLine("p", "a", "b", "EG").path("EG", "a"), false);

        assertThat(reading.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.CYCLE);
            assertThat(problem.nodeId()).isEqualTo("a");
            assertThat(problem.pointer()).isEqualTo("/activities/a");
            assertThat(problem.message()).endsWith("a → b → EG → a");
        });
    }

    @Test
    void aCycleThatNothingLeavesIsRefused() {
        var tree = aLine("p", "EG", "x").path("EG", "a", "b", "a");

        assertThat(problems(tree)).containsExactly("ENDLESS_CYCLE a");
    }

    @Test
    void aNodeWithoutAWayFromTheStartIsRefused() {
        var tree = aLine("p", "a").path("EG", "b", "EG", "E");

        assertThat(problems(tree)).containsExactly("UNREACHABLE b", "UNREACHABLE EG");
    }

    @Test
    void aParallelBranchThatEndsBesideItsConvergeGatewayIsRefused() {
        var tree = aLine("p", "PG", "x", "CG").path("PG", "y", "E");

        assertThat(problems(tree)).containsExactly("NO_CONVERGE PG");
    }

    @Test
    void branchesThatMeetBeforeTheConvergeGatewayLeaveItIncomplete() {
        var tree = aLine("p", "PG", "a", "x", "CG").path("PG", "b", "x");

        assertThat(problems(tree)).containsExactly("INCOMPLETE_CONVERGE CG", "MIXED_STREAMS x");
    }

    @Test
    void aLoopMustNotLeadBackIntoAParallelBranch() {
        var tree = aLine("p", "PG", "a", "CG", "EG").path("PG", "b", "CG").path("EG", "a");

        assertThat(problems(tree)).containsExactly("MIXED_STREAMS a");
    }

    @Test
    void anActivityOnTheWayBackDoesNotHideTheGatewayThatLeavesTheBlock() {
        var tree = aLine("p", "x", "PG", "CG").path("PG", "EG", "a", "x").path("EG", "CG");

        assertThat(problems(tree)).containsExactly("LEAVES_PARALLEL EG");
    }

    @Test
    void aPathMayPassAParallelGatewayToItsConvergeGateway() {
        var tree = aLine("p", "EG", "PG", "x", "CG").path("PG", "y", "CG").path("EG", "z", "CG");

        assertThat(problems(tree)).isEmpty();
    }

    @Test
    void anOuterBlockGoesOnBehindTheConvergeGatewayOfAnInnerOne() {
        var tree = aLine("p", "PG1", "PG2", "a", "CG2", "b", "CG1")
                .path("PG2", "c", "CG2")
                .path("PG1", "d", "CG1");

        assertThat(read(tree).tree().orElseThrow().root().convergeOf())
                .containsOnly(entry("PG1", "CG1"), entry("PG2", "CG2"));
    }

    @Test
    void theConvergeGatewayOfAnExclusiveBlockIsNotThatOfTheParallelBlockAround() {
        var tree = aLine("p", "PG", "EG", "a", "CG1", "b", "CG2").path("EG", "c", "CG1");

        assertThat(read(tree).tree().orElseThrow().root().convergeOf()).containsOnly(entry("PG", "CG2"));
    }

    @Test
    void aLoopMayLeadAroundAParallelBlock() {
        var tree = aLine("p", "a", "PG", "b", "CG", "EG").path("PG", "c", "CG").path("EG", "a");

        assertThat(problems(tree)).isEmpty();
    }

    @Test
    void aStartInALoopSkipsOnlyWhatComesBefore() {
        var tree = read(aLine("p", "a", "b", "EG", "c").path("EG", "a")).tree().orElseThrow();

        assertThat(StartPositions.allowed(tree)).containsExactly("p_S", "a", "b", "EG", "c");
        assertThat(StartPositions.skipped(tree, "b")).containsExactly("p_S", "a");
        assertThat(StartPositions.skipped(tree, "p_S")).isEmpty();
    }

    @Test
    void aStartBehindAParallelBlockSkipsTheWholeBlock() {
        var tree = read(aLine("p", "PG", "a", "CG", "b").path("PG", "c", "CG"))
                .tree()
                .orElseThrow();

        assertThat(StartPositions.skipped(tree, "b")).containsExactlyInAnyOrder("p_S", "PG", "a", "c", "CG");
    }

    @Test
    void subprocessesAreNoStartPositionsAndWhatIsInsideNeither() {
        var tree = read(aLine("p", "a", "sub").subprocess("sub", Trees.object(), aLine("inner", "x")))
                .tree()
                .orElseThrow();

        assertThat(StartPositions.allowed(tree)).containsExactly("p_S", "a");
    }
}
