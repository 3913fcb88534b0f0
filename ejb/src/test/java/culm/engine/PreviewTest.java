package culm.engine;

import static culm.tree.Trees.aFlow;
import static culm.tree.Trees.aLine;
import static culm.tree.Trees.fedBy;
import static culm.tree.Trees.lazy;
import static culm.tree.Trees.plain;
import static culm.tree.Trees.splice;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import culm.api.Code;
import culm.api.CulmException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PreviewTest {

    private final Flows flows = new Flows();

    @Test
    void aNodeThatWasNotReachedShowsWhatItWouldBeGivenNow() {
        flows.run(aLine("p", "a", "w", "b")
                .variable("${x}", fedBy("a", "x"))
                .activity("a", "echo", Map.of("x", plain(5L)))
                .activity("w", "wait", Map.of())
                .activity("b", "echo", Map.of("x", splice("${x}"), "y", splice("${nobody}!"))));

        var preview = flows.engine.previewInputs("b");

        assertThat(preview.inputs()).isEqualTo(Map.of("x", 5L, "y", "${nobody}!"));
        assertThat(preview.problems()).containsOnlyKeys("y");
        assertThat(preview.problems().get("y")).contains("nobody");
        assertThat(flows.state("b")).isEqualTo("none");
    }

    @Test
    void aNodeInABranchSeesWhatItsBranchHasWritten() {
        flows.run(aFlow("p")
                .path("S", "PG", "a", "w", "b", "CG", "E")
                .path("PG", "w2", "CG")
                .variable("${x}", fedBy("a", "x"))
                .activity("a", "echo", Map.of("x", plain("mine")))
                .activity("w", "wait", Map.of())
                .activity("w2", "wait", Map.of())
                .activity("b", "echo", Map.of("x", splice("${x}"))));

        assertThat(flows.engine.previewInputs("b").inputs()).isEqualTo(Map.of("x", "mine"));
    }

    @Test
    void aNodeInASubprocessThatWasNotEnteredShowsItsDefaults() {
        flows.run(aLine("p", "w", "sub")
                .activity("w", "wait", Map.of())
                .subprocess(
                        "sub",
                        Map.of("${v}", splice("given")),
                        aLine("i", "x")
                                .variable("${v}", plain("default"))
                                .activity("x", "echo", Map.of("v", splice("${v}")))));

        assertThat(flows.engine.previewInputs("x").inputs()).isEqualTo(Map.of("v", "default"));
        assertThat(flows.engine.previewInputs("sub").inputs()).isEqualTo(Map.of("${v}", "given"));
    }

    @Test
    void aVariableThatCannotBeComputedIsAProblemAndNoFailure() {
        flows.plugins.lazyVariable("broken", (value, root) -> {
            throw new IllegalStateException("variable boom");
        });
        flows.run(aLine("p", "w", "b")
                .variable("${bad}", lazy("broken", ""))
                .activity("w", "wait", Map.of())
                .activity("b", "echo", Map.of("x", splice("${bad}"))));

        var preview = flows.engine.previewInputs("b");

        assertThat(preview.problems().get("x")).contains("variable boom");
        assertThat(preview.inputs()).isEqualTo(Map.of("x", "${bad}"));
    }

    @Test
    void onlyNodesWithInputsOfARunHaveAPreview() {
        flows.run(aLine("p", "w").activity("w", "wait", Map.of()));

        assertThatThrownBy(() -> flows.engine.previewInputs("nobody"))
                .isInstanceOfSatisfying(CulmException.class, refused -> assertThat(refused.code())
                        .isEqualTo(Code.NODE_NOT_FOUND));
        assertThatThrownBy(() -> flows.engine.previewInputs("p_E"))
                .isInstanceOfSatisfying(CulmException.class, refused -> assertThat(refused.code())
                        .isEqualTo(Code.WRONG_NODE_TYPE));
    }
}
