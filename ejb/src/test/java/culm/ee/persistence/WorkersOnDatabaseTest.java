package culm.ee.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import culm.api.Code;
import culm.api.RunOptions;
import culm.engine.Engine;
import culm.engine.WorkerDesk.Assignment;
import culm.engine.WorkerRegistry;
import culm.node.PluginTable;
import culm.port.Call;
import culm.port.Dispatcher;
import culm.port.TokenRef;
import culm.port.WorkerComponent;
import culm.port.WorkerKind;
import culm.port.WorkerTask;
import culm.port.WorkerTasks.Wanted;
import culm.tree.Trees;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tasks of workers as rows that are written with the steps of runs. */
class WorkersOnDatabaseTest {

    private static final WorkerKind RESIZE = new WorkerKind("resize", "legacy");
    private static final Wanted WANTED = new Wanted(Set.of(RESIZE), null);
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final Call CALL = Call.unrecorded("w");

    private final TestDatabase database = TestDatabase.shared();
    private final Queue<TokenRef> messages = new ConcurrentLinkedQueue<>();
    private Engine engine;

    private final class Messages implements Dispatcher {
        @Override
        public void advance(TokenRef token) {
            messages.add(token);
        }

        @Override
        public void wakeAt(TokenRef token, Instant due) {
            messages.add(token);
        }
    }

    @BeforeEach
    void startAServer() {
        database.empty();
        var stores = database.stores();
        var registry = new WorkerRegistry(new PluginTable(), stores.workerComponents(), stores.transactions());
        registry.register(new WorkerComponent(RESIZE, "Resize", "", true, 5, "anna", Instant.EPOCH));
        registry.refresh();
        engine = DatabaseEngine.on(database, registry, new Messages());
    }

    private void settle() {
        for (var next = messages.poll(); next != null; next = messages.poll()) {
            engine.advance(next);
        }
    }

    private void run(Trees tree) {
        assertThat(engine.runPipeline(tree.document(), RunOptions.defaults(), "test")
                        .code())
                .isEqualTo(Code.OK);
        settle();
    }

    private List<Assignment> claim(String worker, int most) {
        return engine.workers().claim(WANTED, worker, LEASE, most);
    }

    private static Trees line() {
        return Trees.aLine("p", "a", "b").activity("a", "resize", Map.of()).activity("b", "resize", Map.of());
    }

    @Test
    void aTaskIsWrittenWithItsStepAndGoneWhenItIsDone() {
        run(line());

        var first = claim("w", 9).get(0);
        assertThat(engine.getPipeline("p").waiting().get(0).reason()).isEqualTo("WORKER");
        assertThat(engine.workers()
                        .complete(first.task().hold(), Map.of("x", 1L), CALL)
                        .code())
                .isEqualTo(Code.OK);
        assertThat(engine.workers()
                        .complete(first.task().hold(), Map.of("x", 1L), CALL)
                        .code())
                .isEqualTo(Code.OK);
        settle();
        var second = claim("w", 9);

        assertThat(second).extracting(one -> one.node().id()).containsExactly("b");
        engine.workers().complete(second.get(0).task().hold(), Map.of(), CALL);
        settle();
        assertThat(engine.getState("p", false).state()).isEqualTo("FINISHED");
        assertThat(engine.getOutputs("a").outputs()).containsEntry("x", 1L);
        assertThat(database.stores().workerTasks().loads()).isEmpty();
    }

    @Test
    void theLateWordOfALostWorkerChangesNothing() {
        run(line());
        var first = claim("w", 1).get(0);
        database.passTime(LEASE.plusSeconds(1));
        assertThat(engine.workers().endLost(9)).isEqualTo(1);
        var next = claim("other", 1).get(0);

        var late = engine.workers().complete(first.task().hold(), Map.of("late", true), CALL);

        assertThat(late.code()).isEqualTo(Code.TASK_LOST);
        assertThat(messages).isEmpty();
        assertThat(database.stores().callbacks().pending("a", first.task().attempt()))
                .isEmpty();
        assertThat(engine.workers().heartbeat(first.task().hold(), LEASE).extra())
                .containsEntry("cancelled", true);
        assertThat(engine.workers().heartbeat(next.task().hold(), LEASE).extra())
                .containsEntry("cancelled", false);
        assertThat(engine.workers().complete(next.task().hold(), Map.of(), CALL).code())
                .isEqualTo(Code.OK);
    }

    @Test
    void whatIsForcedToFailOrRevokedIsNoLongerThere() {
        run(line());
        engine.forcedFail("a", "enough");
        assertThat(database.stores().workerTasks().find("a")).isEmpty();
        engine.retryActivity("a", null);
        settle();
        assertThat(database.stores().workerTasks().find("a")).isPresent();
        engine.revokePipeline("p");
        assertThat(database.stores().workerTasks().find("a")).isEmpty();
    }

    private void leaveBehind(String node, String attempt) {
        var task =
                new WorkerTask(node, "old", "p", "default", RESIZE, attempt, 100, Instant.EPOCH, 5, null, null, 0, 0);
        database.stores()
                .transactions()
                .run(() -> database.stores().workerTasks().add(List.of(task)));
    }

    @Test
    void whatItsNodeHasLeftBehindIsForNobody() {
        run(line());
        leaveBehind("nobody", "x");
        leaveBehind("a", "another");
        assertThat(claim("w", 9)).isEmpty();
        engine.forcedFail("a", "enough");
        var version = database.stores().nodes().find("a").orElseThrow().version();
        leaveBehind("a", version);

        assertThat(claim("w", 9)).isEmpty();

        assertThat(engine.workers().loads()).isEmpty();
    }

    @Test
    void severalWorkersDoAllOfAForkOnce() throws Exception {
        var tree = Trees.aFlow("p").path("S", "PG");
        for (int i = 0; i < 30; i++) {
            tree.path("PG", "a" + i, "CG");
            tree.activity("a" + i, "resize", Map.of());
        }
        run(tree.path("CG", "z", "E").activity("z", "resize", Map.of()));
        var pool = Executors.newFixedThreadPool(4);
        try {
            var done = IntStream.range(0, 4)
                    .mapToObj(number -> pool.submit(() -> workUntilTheEnd("w" + number)))
                    .toList();
            int tasks = 0;
            for (var one : done) {
                tasks += one.get();
            }
            assertThat(tasks).isEqualTo(31);
        } finally {
            pool.shutdownNow();
        }
        assertThat(engine.getState("p", false).state()).isEqualTo("FINISHED");
    }

    private int workUntilTheEnd(String worker) {
        int done = 0;
        while (!engine.getState("p", false).state().equals("FINISHED")) {
            for (var one : claim(worker, 3)) {
                assertThat(engine.workers()
                                .complete(one.task().hold(), Map.of(), CALL)
                                .code())
                        .isEqualTo(Code.OK);
                done++;
            }
            settle();
        }
        return done;
    }
}
