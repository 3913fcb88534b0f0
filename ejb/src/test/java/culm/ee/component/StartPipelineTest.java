package culm.ee.component;

import static culm.tree.Trees.aLine;
import static culm.tree.Trees.plain;
import static org.assertj.core.api.Assertions.assertThat;

import culm.api.Code;
import culm.api.PipelineQuery;
import culm.api.RunOptions;
import culm.component.Attempt;
import culm.engine.Scripted;
import culm.memory.ManualClock;
import culm.memory.MemoryEngine;
import culm.plugin.Component;
import culm.state.State;
import culm.tree.Trees;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class StartPipelineTest {

    private static final String CHILD = "pipeline_id";

    private final Scripted plugins = new Scripted();
    private final MemoryEngine engine =
            new MemoryEngine(plugins, new ManualClock(Instant.parse("2026-05-01T12:00:00Z")), UnaryOperator.identity());
    private final ChildEnds ends = new ChildEnds(engine.transactions(), engine.children(), engine::engine);
    private final Component component = new StartPipeline(engine::engine, ends);

    StartPipelineTest() {
        plugins.component("start_pipeline", component);
    }

    private static Trees child() {
        return aLine("c", "w").activity("w", "wait", Map.of());
    }

    private void run(Trees tree) {
        var answer = engine.runPipeline(tree.document(), RunOptions.defaults());
        assertThat(answer.code()).as(answer.toString()).isEqualTo(Code.OK);
        engine.settle();
    }

    private void start(Map<String, Object> inputs) {
        run(aLine("p", "a").activity("a", "start_pipeline", inputs));
    }

    private void look() {
        ends.look(10);
        engine.settle();
    }

    private String childId() {
        return (String) engine.getOutputs("a").outputs().get(CHILD);
    }

    private String waitingNode() {
        return engine.getState(childId()).children().values().stream()
                .filter(node -> node.state().equals("RUNNING"))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private void finishChild() {
        assertThat(engine.callback(waitingNode(), null).code()).isEqualTo(Code.OK);
        engine.settle();
        ends.runEnded(childId(), State.FINISHED);
    }

    @Test
    void waitsForTheEndOfTheRunThatItHasStarted() {
        start(Map.of(
                "pipeline", plain(child().document()),
                "name", plain("the child"),
                "context", plain(Map.of("x", 1L)),
                "labels", plain(Map.of("kind", "child"))));
        assertThat(engine.getState("a").state()).isEqualTo("RUNNING");
        look();
        assertThat(engine.getState("a").state()).isEqualTo("RUNNING");
        assertThat(engine.getPipeline(childId()).name()).isEqualTo("the child");
        assertThat(engine.getPipeline(childId()).createdBy()).isEqualTo("memory");

        finishChild();
        assertThat(ends.isDue()).isTrue();
        look();

        assertThat(engine.getState("p").state()).isEqualTo("FINISHED");
        assertThat(engine.getOutputs("a").outputs())
                .containsEntry("state", "FINISHED")
                .containsKey("outputs");
        assertThat(engine.children().ended(10)).isEmpty();
    }

    @Test
    void doesNotWaitWhereItIsToldSo() {
        start(Map.of("pipeline", plain(child().document()), "wait", plain(false)));

        assertThat(engine.getState("p").state()).isEqualTo("FINISHED");
        assertThat(engine.getState(childId()).state()).isEqualTo("RUNNING");
        finishChild();
        look();
        assertThat(engine.children().find(childId())).isEmpty();
    }

    @Test
    void failsWhenTheRunWasRevoked() {
        start(Map.of("pipeline", plain(child().document())));
        engine.revokePipeline(childId());
        engine.settle();
        look();

        assertThat(engine.getState("a").state()).isEqualTo("FAILED");
        assertThat(engine.getOutputs("a").exData()).asString().endsWith("was revoked");
    }

    @Test
    void whatSomebodyCallsBackDoesNotCount() {
        start(Map.of("pipeline", plain(child().document())));

        engine.callback("a", Map.of("state", "FINISHED"));
        engine.settle();

        assertThat(engine.getState("a").state()).isEqualTo("RUNNING");
    }

    @Test
    void goesOnWithTheTreeOfAnotherRunOfTheProject() {
        run(child());
        start(Map.of("tree_of", plain("c")));

        assertThat(childId()).isNotEqualTo("c");
        assertThat(engine.getState(childId()).state()).isEqualTo("RUNNING");

        run(aLine("q", "b").activity("b", "start_pipeline", Map.of("tree_of", plain("unknown"))));
        assertThat(engine.getOutputs("b").exData()).isEqualTo("tree_of: the project has no run unknown");
    }

    @Test
    void aParentThatWasForcedToFailIsNotToldAnyMore() {
        start(Map.of("pipeline", plain(child().document())));
        engine.forcedFail("a", "no");
        assertThat(engine.getState(childId()).state()).isEqualTo("RUNNING");

        finishChild();
        look();

        assertThat(engine.getState("a").state()).isEqualTo("FAILED");
        assertThat(engine.children().find(childId())).isEmpty();
    }

    @Test
    void anAttemptThatIsMadeTwiceStartsOneRun() throws Exception {
        run(aLine("flow", "node").activity("node", "wait", Map.of()));
        var attempt = Attempt.of("pipeline", child().document());
        component.execute(attempt);
        var first = attempt.outputs().get(CHILD);

        component.execute(attempt);

        assertThat(attempt.outputs()).containsEntry(CHILD, first);
        assertThat(engine.listPipelines(new PipelineQuery(Set.of(), false, null, 10, null))
                        .items())
                .hasSize(2);
    }

    @Test
    void aTreeThatIsRefusedFailsTheNode() {
        start(Map.of("pipeline", plain(Map.of("id", "x"))));

        assertThat(engine.getOutputs("a").exData()).asString().startsWith("INVALID_PIPELINE");
    }

    @Test
    void runsThatStartThemselvesComeToAnEnd() {
        run(aLine("p", "a").activity("a", "start_pipeline", Map.of("tree_of", plain("p"), "wait", plain(false))));

        assertThat(engine.listPipelines(new PipelineQuery(Set.of(), false, null, 100, null))
                        .items())
                .hasSize(11);
    }

    @Test
    void waitsWhileTheEngineIsFrozen() throws Exception {
        run(aLine("flow", "node").activity("node", "wait", Map.of()));
        engine.freeze();
        var attempt = Attempt.of("pipeline", child().document());

        assertThat(component.execute(attempt).interval()).isEqualTo(Duration.ofSeconds(5));
        engine.unfreeze();
        component.poll(attempt);
        assertThat(attempt.outputs()).containsKey(CHILD);
    }
}
