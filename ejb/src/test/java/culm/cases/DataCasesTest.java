package culm.cases;

import static culm.tree.Trees.aLine;
import static culm.tree.Trees.fedBy;
import static culm.tree.Trees.lazy;
import static culm.tree.Trees.object;
import static culm.tree.Trees.plain;
import static culm.tree.Trees.splice;
import static org.assertj.core.api.Assertions.assertThat;

import culm.api.RunOptions;
import culm.tree.Trees;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DataCasesTest {

    private final PackFlows flows = new PackFlows();

    private static Trees debug(Trees tree, String node, Map<String, Object> input) {
        return tree.activity(node, "debug_node", Map.of("param", input));
    }

    private Object param(String node) {
        return flows.inputs(node).get("param");
    }

    @Test
    void case075EveryKindOfInput() {
        flows.run(aLine("p", "a")
                .variable("${constant_1}", plain("value_1"))
                .activity(
                        "a",
                        "debug_node",
                        Map.of(
                                "param_1", splice("${constant_1}"),
                                "param_2", lazy("upper_case", "abc"),
                                "param_3", plain("normal var"))));

        assertThat(flows.outputs("a"))
                .containsEntry("param_1", "value_1")
                .containsEntry("param_2", "ABC")
                .containsEntry("param_3", "normal var");
    }

    @Test
    void case076AnInputRefersToAConstant() {
        flows.run(debug(aLine("p", "a").variable("${constant_1}", plain("value_1")), "a", splice("${constant_1}")));

        assertThat(param("a")).isEqualTo("value_1");
    }

    @Test
    void case077AnInputRefersToAnOutput() {
        var tree = aLine("p", "a", "b").variable("${out}", fedBy("a", "param"));
        flows.run(debug(debug(tree, "a", plain("output_value_1")), "b", splice("${out}")));

        assertThat(param("b")).isEqualTo("output_value_1");
    }

    /** Publishes what its one activity has put out. */
    private static Trees publishing(String id, String node, String value) {
        return debug(aLine(id, node), node, plain(value))
                .variable("${out}", fedBy(node, "param"))
                .publishes("${out}");
    }

    @Test
    void case078AnOutputLeavesASubprocess() {
        flows.run(debug(
                aLine("p", "sub", "b")
                        .subprocess("sub", Map.of(), publishing("in", "a", "from_subprocess"))
                        .variable("${got}", fedBy("sub", "${out}")),
                "b",
                splice("${got}")));

        assertThat(flows.outputs("sub")).isEqualTo(Map.of("${out}", "from_subprocess", "_loop", 0L, "_inner_loop", 0L));
        assertThat(param("b")).isEqualTo("from_subprocess");
    }

    @Test
    void case079OutputsLeaveTwoSubprocesses() {
        var inner = debug(aLine("in", "a", "subsub"), "a", plain("outer"))
                .subprocess("subsub", Map.of(), publishing("in2", "b", "inner"))
                .variable("${one}", fedBy("a", "param"))
                .variable("${two}", fedBy("subsub", "${out}"))
                .publishes("${one}", "${two}");
        flows.run(debug(
                aLine("p", "sub", "c")
                        .subprocess("sub", Map.of(), inner)
                        .variable("${one}", fedBy("sub", "${one}"))
                        .variable("${two}", fedBy("sub", "${two}")),
                "c",
                splice("${one} ${two}")));

        assertThat(param("c")).isEqualTo("outer inner");
    }

    @Test
    void case080TwoNodesFeedOneVariableInTurn() {
        var sources = List.of(
                Map.of("source_act", "a", "source_key", "param"), Map.of("source_act", "b", "source_key", "next"));
        var tree = aLine("p", "a", "b", "c")
                .variable("${v}", object("type", "plain", "value", "", "source_act", sources))
                .activity("b", "debug_node", Map.of("param", splice("${v}"), "next", plain("from b")));
        flows.run(debug(debug(tree, "a", plain("from a")), "c", splice("${v}")));

        assertThat(param("b")).isEqualTo("from a");
        assertThat(param("c")).isEqualTo("from b");
    }

    private static Trees reading(String id, String node, String key, String preset) {
        return debug(aLine(id, node).variable(key, plain(preset)), node, splice(key));
    }

    @Test
    void case081AParameterReplacesThePresetOfASubprocess() {
        flows.run(aLine("p", "sub")
                .variable("${constant_1}", plain("value_1"))
                .subprocess(
                        "sub",
                        Map.of("${sub_constant_1}", splice("${constant_1}")),
                        reading("in", "a", "${sub_constant_1}", "preset")));

        assertThat(flows.inputs("sub")).isEqualTo(Map.of("${sub_constant_1}", "value_1"));
        assertThat(param("a")).isEqualTo("value_1");
    }

    @Test
    void case082WithoutAParameterThePresetHolds() {
        flows.run(aLine("p", "sub").subprocess("sub", Map.of(), reading("in", "a", "${sub_constant_1}", "preset")));

        assertThat(flows.inputs("sub")).isEmpty();
        assertThat(param("a")).isEqualTo("preset");
    }

    private Object throughThreeFlows(String first, String second, String third) {
        var inner = debug(aLine("in", "b", "subsub").variable(second, plain("preset 2")), "b", splice(second))
                .subprocess("subsub", Map.of(third, splice(second)), reading("in2", "c", third, "preset 3"));
        flows.run(aLine("p", "sub")
                .variable(first, plain("value_3"))
                .subprocess("sub", Map.of(second, splice(first)), inner));
        assertThat(param("b")).isEqualTo("value_3");
        return param("c");
    }

    @Test
    void case083AParameterGoesThroughNestedSubprocesses() {
        assertThat(throughThreeFlows("${one}", "${two}", "${three}")).isEqualTo("value_3");
    }

    @Test
    void case084NestedSubprocessesMayCallItTheSame() {
        assertThat(throughThreeFlows("${same}", "${same}", "${same}")).isEqualTo("value_3");
    }

    @Test
    void case085AParameterComesFromTheOutputOfANodeBefore() {
        flows.run(debug(
                aLine("p", "a", "sub")
                        .variable("${out}", fedBy("a", "param"))
                        .subprocess("sub", Map.of("${v}", splice("${out}")), reading("in", "b", "${v}", "preset")),
                "a",
                plain("output_value_1")));

        assertThat(param("b")).isEqualTo("output_value_1");
    }

    @Test
    void case086AVariableOfASubprocessRefersToAnOutputWithinIt() {
        var inner = aLine("in", "a", "b")
                .variable("${out}", fedBy("a", "param"))
                .variable("${about}", splice("sub_${out}"));
        flows.run(aLine("p", "sub")
                .subprocess("sub", Map.of(), debug(debug(inner, "a", plain("var2")), "b", splice("${about}"))));

        assertThat(param("b")).isEqualTo("sub_var2");
    }

    @Test
    void case120AContextMayCarryNamesThatBeginWithALine() {
        flows.run(
                debug(debug(aLine("p", "a", "b"), "a", splice("${_system.operator}")), "b", splice("${_other}")),
                RunOptions.defaults().withContext(Map.of("${_system}", Map.of("operator", "anna"))));

        assertThat(param("a")).isEqualTo("anna");
        assertThat(param("b")).isEqualTo("${_other}");
    }
}
