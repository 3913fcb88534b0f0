package culm.engine;

import static culm.tree.Trees.aFlow;
import static culm.tree.Trees.aLine;
import static culm.tree.Trees.fedBy;
import static culm.tree.Trees.plain;
import static culm.tree.Trees.splice;
import static org.assertj.core.api.Assertions.assertThat;

import culm.tree.Branching.Strategy;
import culm.tree.ReadOptions;
import culm.tree.Trees;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GatewayTest {

    private final Flows flows = new Flows();

    private static Trees choice() {
        return aFlow("p")
                .path("S", "EG", "a", "CG", "E")
                .path("EG", "b", "CG")
                .variable("${n}", plain(7L))
                .activity("a", "echo", Map.of())
                .activity("b", "echo", Map.of());
    }

    @Test
    void theBranchWhoseConditionHoldsIsTaken() {
        flows.run(choice().condition("EG", "a", "${n} > 9").condition("EG", "b", "${n} < 9"));

        assertThat(flows.states("a", "b", "p")).containsExactly("none", "FINISHED", "FINISHED");
    }

    @Test
    void theFirstOfSeveralOpenBranchesIsTaken() {
        flows.run(choice().condition("EG", "a", "${n} > 1").condition("EG", "b", "${n} > 2"));

        assertThat(flows.states("a", "b")).containsExactly("FINISHED", "none");
    }

    @Test
    void failsWhenTwoBranchesAreOpenAndTheStrategyIsOnly() {
        var only =
                new Flows(settings -> settings.withReading(ReadOptions.DEFAULT.withExclusiveStrategy(Strategy.ONLY)));

        only.run(choice().condition("EG", "a", "${n} > 1").condition("EG", "b", "${n} > 2"));

        assertThat(only.states("EG", "a", "b", "p")).containsExactly("FAILED", "none", "none", "FAILED");
        assertThat(only.exData("EG")).asString().contains("multiple conditions meet");
    }

    @Test
    void failsWhenNoBranchIsOpen() {
        flows.run(choice().condition("EG", "a", "${n} > 9").condition("EG", "b", "${n} > 9"));

        assertThat(flows.state("EG")).isEqualTo("FAILED");
        assertThat(flows.exData("EG"))
                .isEqualTo("all conditions of branches are False while default flow is not appointed");
    }

    @Test
    void theDefaultBranchIsTakenWhenNoOtherIsOpen() {
        flows.run(choice().condition("EG", "a", "${n} > 9")
                .condition("EG", "b", "${n} > 9")
                .otherwise("EG", "b"));

        assertThat(flows.states("a", "b")).containsExactly("none", "FINISHED");
    }

    @Test
    void anUnknownNameInAConditionFailsTheGatewayAndIsNamed() {
        flows.run(choice().condition("EG", "a", "${nobody} == 1").condition("EG", "b", "${n} < 9"));

        assertThat(flows.state("EG")).isEqualTo("FAILED");
        assertThat(flows.exData("EG")).asString().contains("nobody");
    }

    @Test
    void allBranchesOfAParallelGatewayRunAndConvergeOnce() {
        flows.run(aFlow("p")
                .path("S", "PG", "a", "CG", "z", "E")
                .path("PG", "b", "CG")
                .path("PG", "CG")
                .variable("${a}", fedBy("a", "v"))
                .variable("${b}", fedBy("b", "v"))
                .activity("a", "echo", Map.of("v", plain("A")))
                .activity("b", "echo", Map.of("v", plain("B")))
                .activity("z", "echo", Map.of("both", splice("${a}${b}"))));

        assertThat(flows.states("a", "b", "CG", "z", "p")).containsOnly("FINISHED");
        assertThat(flows.engine.getState("CG").loop()).isEqualTo(1);
        assertThat(flows.inputs("z")).containsEntry("both", "AB");
    }

    @Test
    void aBranchDoesNotSeeWhatItsSiblingWrites() {
        flows.run(aFlow("p")
                .path("S", "PG", "a", "CG", "E")
                .path("PG", "b1", "b2", "CG")
                .variable("${v}", rewritable("start", "a", "b1"))
                .activity("a", "echo", Map.of("v", plain("from a")))
                .activity("b1", "echo", Map.of("v", plain("from b")))
                .activity("b2", "echo", Map.of("seen", splice("${v}"))));

        assertThat(flows.inputs("b2")).containsEntry("seen", "from b");
    }

    @Test
    void theLastBranchInForkOrderWinsAtTheJoin() {
        flows.run(aFlow("p")
                .path("S", "PG", "a", "CG", "z", "E")
                .path("PG", "b", "CG")
                .variable("${v}", rewritable("start", "a", "b"))
                .activity("a", "echo", Map.of("v", plain("from a")))
                .activity("b", "echo", Map.of("v", plain("from b")))
                .activity("z", "echo", Map.of("v", splice("${v}"))));

        assertThat(flows.inputs("z")).containsEntry("v", "from b");
    }

    @Test
    void aForkWithinABranchJoinsBeforeTheBranchDoes() {
        flows.run(aFlow("p")
                .path("S", "PG1", "PG2", "a", "CG2", "c", "CG1", "E")
                .path("PG2", "b", "CG2")
                .path("PG1", "d", "CG1")
                .variable("${a}", fedBy("a", "v"))
                .variable("${b}", fedBy("b", "v"))
                .activity("a", "echo", Map.of("v", plain(1L)))
                .activity("b", "echo", Map.of("v", plain(2L)))
                .activity("c", "echo", Map.of("sum", splice("${a + b}")))
                .activity("d", "echo", Map.of()));

        assertThat(flows.states("a", "b", "c", "d", "CG1", "CG2", "p")).containsOnly("FINISHED");
        assertThat(flows.inputs("c")).containsEntry("sum", "3");
    }

    @Test
    void onlyOpenBranchesOfAConditionalParallelGatewayRun() {
        flows.run(aFlow("p")
                .path("S", "CPG", "a", "CG", "E")
                .path("CPG", "b", "CG")
                .path("CPG", "c", "CG")
                .variable("${n}", plain(7L))
                .condition("CPG", "a", "${n} > 1")
                .condition("CPG", "b", "${n} > 9")
                .condition("CPG", "c", "${n} == 7")
                .activity("a", "echo", Map.of())
                .activity("b", "echo", Map.of())
                .activity("c", "echo", Map.of()));

        assertThat(flows.states("a", "b", "c", "CG", "p"))
                .containsExactly("FINISHED", "none", "FINISHED", "FINISHED", "FINISHED");
    }

    @Test
    void aConditionalParallelGatewayWithoutAnOpenBranchFails() {
        flows.run(aFlow("p")
                .path("S", "CPG", "a", "CG", "E")
                .path("CPG", "b", "CG")
                .condition("CPG", "a", "1 == 2")
                .condition("CPG", "b", "2 == 3")
                .activity("a", "echo", Map.of())
                .activity("b", "echo", Map.of()));

        assertThat(flows.states("CPG", "p")).containsExactly("FAILED", "FAILED");
        assertThat(flows.exData("CPG")).isEqualTo("all conditions of branches are False");
    }

    @Test
    void aThousandBranchesConvergeOnce() {
        var tree = aFlow("p").path("S", "PG").path("CG", "E");
        for (int i = 0; i < 1_000; i++) {
            tree.path("PG", "n" + i, "CG")
                    .variable("${v" + i + "}", fedBy("n" + i, "v"))
                    .activity("n" + i, "echo", Map.of("v", plain((long) i)));
        }
        tree.publishes("${v0}", "${v999}");

        flows.run(tree);

        assertThat(flows.outputs("p")).isEqualTo(Map.of("${v0}", 0L, "${v999}", 999L));
        assertThat(flows.engine.getState("CG").loop()).isEqualTo(1);
    }

    @Test
    void everyDescendantIsInTheFlatChildrenAndTheNestedFormIsATree() {
        flows.run(aLine("p", "sub")
                .subprocess("sub", Map.of(), aLine("inner", "x").activity("x", "echo", Map.of())));

        assertThat(flows.engine.getState("p").children()).containsKeys("p_S", "sub", "x", "inner_E", "p_E");
        var nested = flows.engine.getState("p", true).children();
        assertThat(nested).containsOnlyKeys("p_S", "sub", "p_E");
        assertThat(nested.get("sub").children()).containsOnlyKeys("inner_S", "x", "inner_E");
    }

    private static Map<String, Object> rewritable(Object initial, String... nodes) {
        var sources = List.of(nodes).stream()
                .map(node -> Map.of("source_act", node, "source_key", "v"))
                .toList();
        return Map.of("type", "plain", "value", initial, "source_act", sources, "need_initialization", true);
    }
}
