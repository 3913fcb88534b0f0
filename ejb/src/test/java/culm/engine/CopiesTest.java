package culm.engine;

import static culm.tree.Trees.aLine;
import static culm.tree.Trees.object;
import static org.assertj.core.api.Assertions.assertThat;

import culm.api.ActionResult;
import culm.api.Code;
import culm.api.RunOptions;
import culm.tree.Trees;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Runs of one document under fresh ids. */
class CopiesTest {

    private static final RunOptions FRESH = RunOptions.defaults().withFreshIds(true);

    private final Flows flows = new Flows();

    private static Trees tree() {
        return aLine("p", "a", "sub")
                .activity("a", "echo", object("x", Trees.plain(1L)))
                .subprocess("sub", object(), aLine("i", "b").activity("b", "echo", Map.of()))
                .variable("${x}", Trees.fedBy("a", "x"))
                .publishes("${x}");
    }

    private ActionResult start(Map<String, Object> document) {
        var answer = flows.engine.runPipeline(document, FRESH);
        flows.engine.settle();
        return answer;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String> ids(ActionResult answer) {
        return (Map<String, String>) answer.extra().get("ids");
    }

    private static String run(ActionResult answer) {
        return (String) answer.extra().get("pipeline_id");
    }

    @Test
    void theSecondRunIsLikeTheFirst() {
        var first = start(tree().document());
        var second = start(tree().document());

        assertThat(ids(second).keySet()).containsExactlyElementsOf(ids(first).keySet());
        assertThat(ids(second).values()).doesNotContainAnyElementsOf(ids(first).values());
        for (var answer : List.of(first, second)) {
            assertThat(ids(answer)).containsEntry("p", run(answer));
            assertThat(flows.state(run(answer))).isEqualTo("FINISHED");
            assertThat(flows.state(ids(answer).get("b"))).isEqualTo("FINISHED");
            assertThat(flows.engine.getOutputs(run(answer)).outputs()).containsEntry("${x}", 1L);
        }
    }

    @Test
    void eachHasItsTreeUnderItsIds() {
        start(tree().document());
        var second = start(tree().document());

        var shown = flows.engine.getTree(run(second));

        assertThat(shown).containsEntry("id", run(second));
        assertThat((Map<?, ?>) shown.get("activities")).matches(nodes -> nodes.keySet()
                .equals(Set.of(ids(second).get("a"), ids(second).get("sub"))));
    }

    @Test
    void aDocumentThatWasChangedSinceIsAnother() {
        var document = tree().document();
        start(document);
        document.put("name", "changed");

        var second = start(document);

        assertThat(flows.engine.getPipeline(run(second)).name()).isEqualTo("changed");
    }

    @Test
    void theIdsOfACopyAreTaken() {
        var copy = flows.engine.getTree(run(start(tree().document())));

        assertThat(flows.engine.runPipeline(copy, RunOptions.defaults()).code()).isEqualTo(Code.ALREADY_EXISTS);
        copy.put("id", "other");
        assertThat(flows.engine.runPipeline(copy, RunOptions.defaults()).code()).isEqualTo(Code.ALREADY_EXISTS);
    }

    @Test
    void anIdThatOnlyLooksLikeOneOfACopyIsUnknown() {
        var unknown = run(start(tree().document())) + "-999";

        assertThat(flows.engine.callback(unknown, null).code()).isEqualTo(Code.NODE_NOT_FOUND);
        assertThat(flows.engine.pauseActivity(unknown).code()).isEqualTo(Code.NODE_NOT_FOUND);
        assertThat(flows.state(unknown)).isEqualTo("none");
    }

    @Test
    void aFlowThatIsNoNodeIsUnknown() {
        var answer = start(tree().document());

        assertThat(flows.engine.pauseActivity(ids(answer).get("p_S-a")).code()).isEqualTo(Code.NODE_NOT_FOUND);
    }

    @Test
    void whatIsNotValidIsRefusedEachTime() {
        var invalid = aLine("p", "a").activity("a", "nobody", Map.of()).document();

        assertThat(List.of(start(invalid).code(), start(invalid).code())).containsOnly(Code.INVALID_PIPELINE);
    }

    @Test
    void cyclesAreJudgedForEachStart() {
        var cyclic = Trees.aFlow("p")
                .path("S", "a", "EG", "E")
                .path("EG", "a")
                .condition("EG", "a", "1 == 2")
                .otherwise("EG", "E")
                .activity("a", "echo", Map.of())
                .document();
        var tolerated = flows.engine.runPipeline(cyclic, FRESH);
        var refused = flows.engine.runPipeline(cyclic, FRESH.withCycleTolerate(false));

        assertThat(List.of(tolerated.code(), refused.code())).doesNotHaveDuplicates();
    }

    @Test
    void idsOfAnyFormMayBeReplaced() {
        var odd = new ArrayList<ActionResult>();
        for (int i = 0; i < 2; i++) {
            odd.add(start(aLine("名 前", "ein Knoten")
                    .activity("ein Knoten", "echo", Map.of())
                    .document()));
        }

        assertThat(odd).extracting(ActionResult::code).containsOnly(Code.OK);
    }
}
