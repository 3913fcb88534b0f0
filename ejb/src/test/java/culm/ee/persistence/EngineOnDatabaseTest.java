package culm.ee.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import culm.api.ActionResult;
import culm.api.Code;
import culm.api.PipelineFilter;
import culm.api.PipelineQuery;
import culm.api.RunOptions;
import culm.engine.Engine;
import culm.memory.ManualClock;
import culm.node.PluginTable;
import culm.plugin.Activity;
import culm.plugin.Answer;
import culm.plugin.Component;
import culm.plugin.Plugin;
import culm.port.Dispatcher;
import culm.port.Given;
import culm.port.TokenRef;
import culm.tree.Trees;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whole runs on the database, moved by several threads as by several servers. */
class EngineOnDatabaseTest {

    private final TestDatabase database = TestDatabase.shared();
    private final Messages messages = new Messages();
    private final PluginTable plugins = new PluginTable().add(new Echo()).add(new Flaky());
    private final ManualClock clock = new ManualClock(Given.NOW);
    private Engine engine;

    /** Gives back what it is given. */
    @Plugin(code = "echo")
    static final class Echo implements Component {
        @Override
        public Answer execute(Activity activity) {
            activity.outputs().putAll(activity.inputs());
            return Answer.done();
        }
    }

    /** Fails the first time, and waits for a callback from then on. */
    @Plugin(code = "flaky")
    static final class Flaky implements Component {
        @Override
        public Answer execute(Activity activity) {
            return activity.retry() == 0 ? Answer.failed("the first time") : Answer.awaitCallback();
        }
    }

    /** Messages wait here until a thread takes them; each comes twice. */
    private static final class Messages implements Dispatcher {
        private final Queue<TokenRef> waiting = new ConcurrentLinkedQueue<>();

        @Override
        public void advance(TokenRef token) {
            waiting.add(token);
            waiting.add(token);
        }

        @Override
        public void wakeAt(TokenRef token, Instant due) {
            waiting.add(token);
        }
    }

    @BeforeEach
    void startAServer() {
        database.empty();
        engine = DatabaseEngine.on(database, plugins, messages, clock);
    }

    private void settle() throws Exception {
        var pool = Executors.newFixedThreadPool(4);
        try {
            while (!messages.waiting.isEmpty()) {
                var taken = IntStream.range(0, 4)
                        .mapToObj(thread -> pool.submit(this::takeAll))
                        .toList();
                for (var one : taken) {
                    one.get();
                }
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private void takeAll() {
        for (var next = messages.waiting.poll(); next != null; next = messages.waiting.poll()) {
            engine.advance(next);
        }
    }

    private ActionResult run(Trees tree) {
        return engine.runPipeline(tree.document(), RunOptions.defaults(), "test");
    }

    @Test
    void passesALineAndItsData() throws Exception {
        run(Trees.aLine("p", "a", "b")
                .variable("${x}", Trees.fedBy("a", "said"))
                .activity("a", "echo", Map.of("said", Map.of("type", "plain", "value", "hello")))
                .activity("b", "echo", Map.of("heard", Map.of("type", "splice", "value", "${x} there")))
                .publishes("${x}"));

        settle();

        assertThat(engine.getState("p", false).state()).isEqualTo("FINISHED");
        assertThat(engine.getOutputs("b").outputs()).containsEntry("heard", "hello there");
        assertThat(database.stores().tokens().ofRun("p")).isEmpty();
    }

    private void tick(int seconds) throws Exception {
        clock.tick(Duration.ofSeconds(seconds));
        engine.wakeDue(10);
        settle();
    }

    @Test
    void retriesAndEndsByItselfWhatItsTreeSays() throws Exception {
        run(Trees.aLine("p", "a")
                .activity("a", "flaky", Map.of())
                .with("a", "auto_retry", Trees.object("enable", true, "times", 1L, "interval", 5L))
                .with("a", "timeout_config", Trees.object("enable", true, "seconds", 9L)));
        settle();
        assertThat(engine.listPipelines(PipelineQuery.of(PipelineFilter.all())).items())
                .extracting("state")
                .containsExactly("RUNNING");

        tick(4);
        assertThat(engine.getState("a", false).state()).isEqualTo("FAILED");
        tick(1);
        assertThat(engine.getState("a", false).state()).isEqualTo("RUNNING");
        tick(8);
        assertThat(engine.endOverdue(10)).isZero();
        tick(1);
        assertThat(engine.endOverdue(10)).isEqualTo(1);
        assertThat(engine.endOverdue(10)).isZero();

        assertThat(engine.getState("p", false).state()).isEqualTo("FAILED");
        assertThat(engine.getState("a", false).autoRetry()).isEqualTo(1);
        assertThat(engine.getActivityHistories("a")).extracting("exData").containsExactly("the first time");
        assertThat(engine.getOutputs("a").exData()).isEqualTo("node execution timeout");
    }

    @Test
    void joinsManyBranchesOnce() throws Exception {
        var tree = Trees.aFlow("p").path("S", "PG");
        for (int i = 0; i < 50; i++) {
            tree.path("PG", "a" + i, "CG");
            tree.activity("a" + i, "echo", Map.of());
        }
        run(tree.path("CG", "z", "E").activity("z", "echo", Map.of()));

        settle();

        assertThat(engine.getState("p", false).state()).isEqualTo("FINISHED");
        assertThat(database.stores().nodes().find("z").orElseThrow().loop()).isEqualTo(1);
        assertThat(database.stores().tokens().ofRun("p")).isEmpty();
    }

    @Test
    void startsOneOfTwoEqualRunsAtOnce() throws Exception {
        var pool = Executors.newFixedThreadPool(2);
        try {
            var tree = Trees.aLine("p", "a").activity("a", "echo", Map.of());
            var starts = List.of(pool.submit(() -> run(tree)), pool.submit(() -> run(tree)));

            assertThat(List.of(starts.get(0).get().code(), starts.get(1).get().code()))
                    .containsExactlyInAnyOrder(Code.OK, Code.ALREADY_EXISTS);
        } finally {
            pool.shutdownNow();
        }
    }
}
