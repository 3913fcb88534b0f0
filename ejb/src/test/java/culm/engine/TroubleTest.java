package culm.engine;

import static culm.tree.Trees.aFlow;
import static culm.tree.Trees.aLine;
import static culm.tree.Trees.fedBy;
import static culm.tree.Trees.object;
import static culm.tree.Trees.plain;
import static culm.tree.Trees.splice;
import static org.assertj.core.api.Assertions.assertThat;

import culm.api.Code;
import culm.api.RunOptions;
import culm.memory.ManualClock;
import culm.memory.MemoryCluster;
import culm.plugin.Activity;
import culm.plugin.Answer;
import culm.plugin.Component;
import culm.port.FlowListener;
import culm.port.Transactions;
import culm.tree.Trees;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One commit in ten is refused, or its answer lost, at any point: flows go on, and nothing is executed twice. */
class TroubleTest {

    private final List<String> executed = Collections.synchronizedList(new ArrayList<>());
    private final ManualClock clock = new ManualClock(Instant.parse("2026-05-01T12:00:00Z"));
    private Trouble trouble;
    private MemoryCluster cluster;
    private Engine engine;

    static LongStream seeds() {
        return LongStream.range(0, 60);
    }

    private void open(long seed, boolean flushesLater) {
        var plugins = new Scripted()
                .component("work", activity -> {
                    executed.add(activity.nodeId() + " " + activity.version());
                    activity.outputs().put("v", activity.nodeId());
                    return Answer.done();
                })
                .component("poll", new Component() {
                    @Override
                    public Answer execute(Activity activity) {
                        executed.add(activity.nodeId() + " " + activity.version());
                        return Answer.pollAfter(Duration.ofSeconds(1));
                    }
                });
        cluster = new MemoryCluster(
                plugins,
                clock,
                FlowListener.NONE,
                store -> trouble = new Trouble(store, new Random(seed), 10, flushesLater),
                (token, failure, tries) -> tries < 1_000);
        engine = cluster.server("one");
    }

    private static Trees flow() {
        return aFlow("p")
                .path("S", "a", "PG", "b", "c", "CG", "sub", "EG", "z", "E")
                .path("PG", "d", "CG")
                .path("PG", "CG")
                .path("EG", "sub")
                .variable("${b}", fedBy("b", "v"))
                .variable("${c}", fedBy("c", "v"))
                .variable("${d}", fedBy("d", "v"))
                .variable("${i}", object("type", "plain", "value", null, "source_act", "sub", "source_key", "_loop"))
                .condition("EG", "sub", "${i} < 2")
                .condition("EG", "z", "${i} >= 2")
                .activity("a", "work", Map.of())
                .activity("b", "poll", Map.of())
                .activity("c", "work", Map.of("seen", splice("${d}")))
                .activity("d", "work", Map.of("x", plain(1L)))
                .activity("z", "work", Map.of("all", splice("${c}${d}")))
                .subprocess(
                        "sub",
                        Map.of(),
                        aLine("i", "x", "y").activity("x", "work", Map.of()).activity("y", "work", Map.of()));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void flowsEndAndNoAttemptIsExecutedTwice(long seed) {
        open(seed, false);
        assertThat(engine.runPipeline(flow().document(), RunOptions.defaults(), "me")
                        .code())
                .isEqualTo(Code.OK);

        trouble.begin();
        for (int round = 0; round < 100; round++) {
            moveWhatMoves();
            lookForWhatIsLost();
        }
        trouble.end();

        assertThat(engine.getState("p", false).state()).isEqualTo("FINISHED");
        assertThat(executed).doesNotHaveDuplicates().hasSize(11);
        assertThat(engine.getInputs("c")).containsEntry("seen", "${d}");
        assertThat(engine.getInputs("z")).containsEntry("all", "cd");
        assertThat(engine.getActivityHistories("x")).hasSize(2);
        assertThat(engine.getPipeline("p").waiting()).isEmpty();
    }

    private void lookForWhatIsLost() {
        clock.tick(Duration.ofSeconds(11));
        tolerate(() -> engine.takeOverOrphans(100));
        tolerate(() -> engine.wakeDue(100));
        tolerate(() -> engine.resendForgotten(Duration.ofSeconds(5), 100));
    }

    /** Many at once, so that their steps are in company. */
    @ParameterizedTest
    @MethodSource("few")
    void flowsEndWhenItIsNotToldWhetherTheirStepsAreOnTheDisk(long seed) throws Exception {
        open(seed, true);
        var tree = aLine("p", "a", "b", "c")
                .activity("a", "work", Map.of())
                .activity("b", "work", Map.of())
                .activity("c", "work", Map.of());
        var runs = new ArrayList<String>();
        for (int i = 0; i < 20; i++) {
            var started =
                    engine.runPipeline(tree.document(), RunOptions.defaults().withFreshIds(true), "me");
            runs.add((String) started.extra().get("pipeline_id"));
        }

        trouble.begin();
        for (int round = 0; round < 100; round++) {
            moveWithThreads();
            lookForWhatIsLost();
        }
        trouble.end();

        assertThat(runs).allMatch(run -> engine.getState(run, false).state().equals("FINISHED"));
        assertThat(executed).doesNotHaveDuplicates().hasSize(3 * runs.size());
    }

    /** Who is not answered does not know; but nobody is told that there is such a run already. */
    @ParameterizedTest
    @MethodSource("few")
    void whoIsAnsweredHasStartedARun(long seed) throws Exception {
        open(seed, true);
        trouble.begin();
        var starters = Executors.newFixedThreadPool(4);
        var started = new ArrayList<String>();
        try {
            var starts = IntStream.range(0, 200)
                    .mapToObj(i -> starters.submit(() -> start("run" + i, i % 2 == 0)))
                    .toList();
            for (var start : starts) {
                start.get().ifPresent(started::add);
            }
        } finally {
            starters.shutdownNow();
        }
        trouble.end();

        assertThat(started).hasSizeGreaterThan(100);
        for (int round = 0; round < 3; round++) {
            moveWhatMoves();
            lookForWhatIsLost();
        }
        assertThat(started).allMatch(run -> engine.getState(run, false).state().equals("FINISHED"));
    }

    /** The run, if there was an answer. */
    private Optional<String> start(String id, boolean freshIds) {
        var tree = aLine(id, "a" + id).activity("a" + id, "work", Map.of());
        try {
            var answer =
                    engine.runPipeline(tree.document(), RunOptions.defaults().withFreshIds(freshIds), "me");
            assertThat(answer.code()).isEqualTo(Code.OK);
            return Optional.of((String) answer.extra().get("pipeline_id"));
        } catch (Trouble.Broken unknown) {
            return Optional.empty();
        }
    }

    static LongStream few() {
        return LongStream.range(0, 10);
    }

    private void moveWithThreads() throws Exception {
        var threads = Executors.newFixedThreadPool(4);
        try {
            var moving = IntStream.range(0, 4)
                    .mapToObj(i -> threads.submit(this::moveWhatMoves))
                    .toList();
            for (var one : moving) {
                one.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void whatTheStoreWillNotTakeFailsItsNode() {
        var plugins = new Scripted().component("work", activity -> Answer.done());
        cluster = new MemoryCluster(
                plugins, clock, FlowListener.NONE, Choosy::new, (token, failure, tries) -> tries < 1_000);
        engine = cluster.server("one");
        engine.runPipeline(
                aLine("p", "a", "b")
                        .activity("a", "work", Map.of())
                        .activity("b", "work", Map.of())
                        .document(),
                RunOptions.defaults(),
                "me");

        moveWhatMoves();

        assertThat(engine.getState("a", false).state()).isEqualTo("FAILED");
        assertThat(engine.getOutputs("a").exData()).asString().contains("a store without room");
    }

    /** Takes everything but the end of a node. */
    private record Choosy(Transactions store) implements Transactions {

        @Override
        public <T> T call(Supplier<T> work) {
            return store.call(() -> {
                var result = work.get();
                if (result instanceof Supplier<?> outcome
                        && outcome.get() instanceof List<?> steps
                        && steps.get(0) instanceof StepWriter.Written step
                        && step.token().nodeId().equals("b")) {
                    throw new IllegalStateException("a store without room");
                }
                return result;
            });
        }
    }

    private void moveWhatMoves() {
        for (var next = cluster.nextMessage(); next.isPresent(); next = cluster.nextMessage()) {
            var message = next.get();
            tolerate(() -> engine.advance(message));
        }
    }

    /** What a message-driven bean or a timer of a server does with it: nothing, the next round will see to it. */
    private static void tolerate(Runnable work) {
        try {
            work.run();
        } catch (Trouble.Broken broken) {
            assertThat(broken.getMessage()).isNotBlank();
        }
    }
}
