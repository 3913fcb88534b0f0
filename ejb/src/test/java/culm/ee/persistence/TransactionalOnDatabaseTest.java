package culm.ee.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import culm.api.Code;
import culm.api.RunOptions;
import culm.engine.Engine;
import culm.node.PluginTable;
import culm.plugin.Activity;
import culm.plugin.Answer;
import culm.plugin.Component;
import culm.plugin.Plugin;
import culm.tree.Trees;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A component that writes a row of its own in the engine's transaction: its rows are those of its finished nodes. */
class TransactionalOnDatabaseTest {

    private final TestDatabase database = TestDatabase.shared();
    private final WaitingMessages messages = new WaitingMessages();
    private final PluginTable plugins = new PluginTable().add(new Booking());
    private Engine engine;

    @Plugin(code = "book", transactional = true)
    private final class Booking implements Component {
        @Override
        public Answer execute(Activity activity) {
            sql("INSERT INTO test_booking VALUES ('%s')".formatted(activity.nodeId()));
            return "fail".equals(activity.inputs().get("end")) ? Answer.failed("full") : Answer.done();
        }
    }

    private void sql(String statement) {
        database.entities().createNativeQuery(statement).executeUpdate();
    }

    @BeforeEach
    void makeTheTable() {
        database.empty();
        engine = DatabaseEngine.on(database, plugins, messages);
        database.stores()
                .transactions()
                .run(() -> sql("CREATE TABLE test_booking (node_id VARCHAR(64) NOT NULL PRIMARY KEY)"));
    }

    @AfterEach
    void dropTheTable() {
        database.stores().transactions().run(() -> sql("DROP TABLE test_booking"));
    }

    private void run(Trees tree) {
        assertThat(engine.runPipeline(tree.document(), RunOptions.defaults(), "me")
                        .code())
                .isEqualTo(Code.OK);
        settle();
    }

    private void settle() {
        messages.settle(engine);
    }

    private List<String> booked() {
        return database.stores().transactions().call(() -> {
            List<?> rows = database.entities()
                    .createNativeQuery("SELECT node_id FROM test_booking ORDER BY node_id")
                    .getResultList();
            return rows.stream().map(String.class::cast).toList();
        });
    }

    @Test
    void rowsOfFinishedNodesAreKept() {
        run(Trees.aLine("p", "a", "b").activity("a", "book", Map.of()).activity("b", "book", Map.of()));

        assertThat(engine.getState("p", false).state()).isEqualTo("FINISHED");
        assertThat(booked()).containsExactly("a", "b");
    }

    @Test
    void theRowOfAFailedNodeIsNotKept() {
        run(Trees.aLine("p", "a", "b")
                .activity("a", "book", Map.of())
                .activity("b", "book", Map.of("end", Trees.plain("fail"))));

        assertThat(engine.getState("b", false).state()).isEqualTo("FAILED");
        assertThat(booked()).containsExactly("a");

        engine.retryActivity("b", Map.of("end", "well"));
        settle();

        assertThat(booked()).containsExactly("a", "b");
    }

    @Test
    void aRowThatTheDatabaseRefusesFailsTheNode() {
        database.stores().transactions().run(() -> sql("INSERT INTO test_booking VALUES ('b')"));

        run(Trees.aLine("p", "a", "b").activity("a", "book", Map.of()).activity("b", "book", Map.of()));

        assertThat(engine.getState("a", false).state()).isEqualTo("FINISHED");
        assertThat(engine.getState("b", false).state()).isEqualTo("FAILED");
        assertThat(booked()).containsExactly("a", "b");
    }

    @Test
    void activitiesInARowAreWrittenWithAHandfulOfStatements() {
        var names = IntStream.range(0, 50).mapToObj(i -> "n%02d".formatted(i)).toArray(String[]::new);
        var tree = Trees.aLine("p", names);
        for (var name : names) {
            tree.activity(name, "book", Map.of());
        }
        engine.runPipeline(tree.document(), RunOptions.defaults(), "me");
        database.statements().forget();

        settle();

        assertThat(booked()).hasSize(50);
        assertThat(database.statements().sent())
                .as("one for each row of the component, and a few for the whole line")
                .hasSizeLessThan(50 + 30);
    }
}
