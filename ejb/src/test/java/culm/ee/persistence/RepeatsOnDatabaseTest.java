package culm.ee.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import culm.api.ActionResult;
import culm.api.Code;
import culm.api.RunOptions;
import culm.engine.Engine;
import culm.node.PluginTable;
import culm.plugin.Activity;
import culm.plugin.Answer;
import culm.plugin.Component;
import culm.plugin.Plugin;
import culm.port.Call;
import culm.port.Dispatcher;
import culm.port.Once;
import culm.port.RunFilter;
import culm.port.RunQuery;
import culm.port.TokenRef;
import culm.tree.Trees;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Equal calls at the same time, on the database, and by a server that has come later. */
class RepeatsOnDatabaseTest {

    private static final int CALLERS = 10;

    private final TestDatabase database = TestDatabase.shared();
    private final Queue<TokenRef> messages = new ConcurrentLinkedQueue<>();
    private Engine engine;

    @Plugin(code = "sick")
    static final class Sick implements Component {
        @Override
        public Answer execute(Activity activity) {
            return Answer.failed("not today");
        }
    }

    @BeforeEach
    void startAServer() {
        database.empty();
        engine = server();
    }

    private Engine server() {
        return DatabaseEngine.on(database, new PluginTable().add(new Sick()), new Dispatcher() {
            @Override
            public void advance(TokenRef token) {
                messages.add(token);
            }

            @Override
            public void wakeAt(TokenRef token, Instant due) {
                messages.add(token);
            }
        });
    }

    private static Call call(String action, String target, String key) {
        return new Call("anna", "rest", null, null, null, action, target, Map.of())
                .with(new Once("anna", key, action, () -> {}));
    }

    private ActionResult start(boolean freshIds, String key) {
        var tree = Trees.aLine("p", "a").activity("a", "sick", Map.of());
        var options = RunOptions.defaults().withFreshIds(freshIds);
        return engine.runPipeline(tree.document(), options, call("run_pipeline", null, key));
    }

    private void move() {
        for (var next = messages.poll(); next != null; next = messages.poll()) {
            engine.advance(next);
        }
    }

    private static <T> List<T> atOnce(Callable<T> work) throws Exception {
        var pool = Executors.newFixedThreadPool(CALLERS);
        try {
            var answers = new ArrayList<T>();
            for (var one : pool.invokeAll(
                    IntStream.range(0, CALLERS).mapToObj(i -> work).toList())) {
                answers.add(one.get());
            }
            return answers;
        } finally {
            pool.shutdownNow();
        }
    }

    private int runs() {
        return database.stores()
                .runs()
                .list(new RunQuery(RunFilter.all(), null, 100))
                .size();
    }

    @Test
    void tenEqualStartsMakeOneRunAndHaveOneAnswer() throws Exception {
        var answers = atOnce(() -> start(true, "k"));

        assertThat(answers).allMatch(ActionResult::result);
        assertThat(Set.copyOf(answers)).hasSize(1);
        assertThat(runs()).isEqualTo(1);
    }

    @Test
    void soDoTenOfATreeThatKeepsItsIds() throws Exception {
        var answers = atOnce(() -> start(false, "k"));

        assertThat(answers).allMatch(ActionResult::result);
        assertThat(runs()).isEqualTo(1);
    }

    @Test
    void tenEqualRetriesMakeOneAttempt() throws Exception {
        start(false, "k");
        move();
        assertThat(engine.getState("a", false).state()).isEqualTo("FAILED");

        var answers = atOnce(() -> engine.retryActivity("a", null, call("retry_activity", "a", "r")));

        assertThat(answers).allMatch(ActionResult::result);
        assertThat(engine.getState("a", false).retry()).isEqualTo(1);
    }

    @Test
    void ofTenCallsWithOneKeyAndDifferentWishesOneIsAccepted() throws Exception {
        start(false, "k");
        move();

        var codes = atOnce(() -> {
            var wish = Thread.currentThread().getName();
            var call = new Call("anna", "rest", null, null, null, "retry_activity", "a", Map.of())
                    .with(new Once("anna", "r", wish, () -> {}));
            return engine.retryActivity("a", null, call).code();
        });

        assertThat(codes.stream().filter(code -> code == Code.OK)).hasSizeGreaterThanOrEqualTo(1);
        assertThat(codes).containsOnly(Code.OK, Code.KEY_REUSED);
        assertThat(engine.getState("a", false).retry()).isEqualTo(1);
    }

    @Test
    void aServerThatComesLaterGivesTheAnswerOfTheFirst() {
        var first = start(true, "k");

        engine = server();

        assertThat(start(true, "k")).isEqualTo(first);
        assertThat(runs()).isEqualTo(1);
    }

    @Test
    void aCallWithoutAKeyCostsNoStatementMore() {
        var tree = Trees.aLine("p", "a").activity("a", "sick", Map.of()).document();
        database.statements().forget();
        engine.runPipeline(tree, RunOptions.defaults(), "anna");

        assertThat(database.statements().sent()).noneMatch(sql -> sql.contains("culm_first_answer"));
    }
}
