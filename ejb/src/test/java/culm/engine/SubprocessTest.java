package culm.engine;

import static culm.tree.Trees.aLine;
import static culm.tree.Trees.fedBy;
import static culm.tree.Trees.lazy;
import static culm.tree.Trees.plain;
import static culm.tree.Trees.splice;
import static org.assertj.core.api.Assertions.assertThat;

import culm.api.RunOptions;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SubprocessTest {

    private final Flows flows = new Flows();

    @Test
    void parametersGoInAndPublishedVariablesComeOut() {
        flows.run(aLine("p", "sub", "b")
                .variable("${mode}", plain("quick"))
                .variable("${answer}", fedBy("sub", "${answer}"))
                .subprocess(
                        "sub",
                        Map.of("${who}", splice("${mode}-7")),
                        aLine("inner", "x")
                                .variable("${who}", plain("nobody"))
                                .variable("${answer}", fedBy("x", "who"))
                                .publishes("${answer}")
                                .activity("x", "echo", Map.of("who", splice("${who}"))))
                .activity("b", "echo", Map.of("got", splice("${answer}"))));

        assertThat(flows.inputs("sub")).isEqualTo(Map.of("${who}", "quick-7"));
        assertThat(flows.outputs("sub")).containsEntry("${answer}", "quick-7");
        assertThat(flows.inputs("b")).containsEntry("got", "quick-7");
    }

    @Test
    void theVariablesAroundASubprocessAreNotVisibleInIt() {
        flows.run(aLine("p", "sub")
                .variable("${outer}", plain("secret"))
                .subprocess(
                        "sub", Map.of(), aLine("inner", "x").activity("x", "echo", Map.of("v", splice("${outer}")))));

        assertThat(flows.inputs("x")).containsEntry("v", "${outer}");
    }

    @Test
    void thePresetContextOfSubprocessesIsSeenInEveryOneAndNotAround() {
        flows.run(
                aLine("p", "sub", "b")
                        .subprocess(
                                "sub",
                                Map.of(),
                                aLine("inner", "x").activity("x", "echo", Map.of("v", splice("${preset}"))))
                        .activity("b", "echo", Map.of("v", splice("${preset}"))),
                RunOptions.defaults().withSubprocessContext(Map.of("${preset}", "given")));

        assertThat(flows.inputs("x")).containsEntry("v", "given");
        assertThat(flows.inputs("b")).containsEntry("v", "${preset}");
    }

    @Test
    void aFailureInsideShowsAtTheSubprocessAndAtTheRoot() {
        flows.run(aLine("p", "sub")
                .subprocess("sub", Map.of(), aLine("inner", "x").activity("x", "fail", Map.of())));

        assertThat(flows.states("x", "sub", "p")).containsOnly("FAILED");
        assertThat(flows.state("inner_E")).isEqualTo("none");
    }

    @Test
    void aSubprocessWhoseParametersCannotBeComputedFailsOnEntry() {
        flows.plugins.lazyVariable("broken", (value, root) -> {
            throw new IllegalStateException("variable boom");
        });

        flows.run(aLine("p", "sub")
                .subprocess(
                        "sub",
                        Map.of("${v}", lazy("broken", "x")),
                        aLine("inner", "x").activity("x", "echo", Map.of())));

        assertThat(flows.states("sub", "inner_S", "p")).containsExactly("FAILED", "none", "FAILED");
        assertThat(flows.exData("sub")).asString().contains("variable boom");
    }

    @Test
    void anExecutableEndEventRunsBeforeItsFlowEnds() {
        var ended = new ArrayList<String>();
        flows.plugins.endEvent(
                "Note", (inSubprocess, root, pipeline) -> ended.add(inSubprocess + " " + root + " " + pipeline));

        flows.run(aLine("p", "sub")
                .with("E", "type", "Note")
                .subprocess(
                        "sub",
                        Map.of(),
                        aLine("inner", "x").with("E", "type", "Note").activity("x", "echo", Map.of())));

        assertThat(ended).containsExactly("true p sub", "false p p");
        assertThat(flows.state("p")).isEqualTo("FINISHED");
    }

    @Test
    void anExecutableEndEventThatThrowsFails() {
        flows.plugins.endEvent("Raise", (inSubprocess, root, pipeline) -> {
            throw new IllegalStateException("end boom");
        });

        flows.run(aLine("p", "a").with("E", "type", "Raise").activity("a", "echo", Map.of()));

        assertThat(flows.states("a", "p_E", "p")).containsExactly("FINISHED", "FAILED", "FAILED");
        assertThat(flows.exData("p_E")).asString().contains("end boom");
    }
}
