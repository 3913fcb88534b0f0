package culm.ee.persistence;

import static culm.tree.Trees.aFlow;
import static culm.tree.Trees.fedBy;
import static culm.tree.Trees.plain;
import static culm.tree.Trees.splice;
import static org.assertj.core.api.Assertions.assertThat;

import culm.api.RunOptions;
import culm.engine.Engine;
import culm.node.PluginTable;
import culm.plugin.Activity;
import culm.plugin.Answer;
import culm.plugin.Component;
import culm.plugin.Plugin;
import culm.tree.Trees;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A run that one server moves from its start to its end, through a fork. */
class JoinOnDatabaseTest {

    private final TestDatabase database = TestDatabase.shared();
    private final WaitingMessages messages = new WaitingMessages();
    private Engine engine;

    @Plugin(code = "echo")
    static final class Echo implements Component {
        @Override
        public Answer execute(Activity activity) {
            activity.outputs().putAll(activity.inputs());
            return Answer.done();
        }
    }

    @BeforeEach
    void start() {
        database.empty();
        engine = DatabaseEngine.on(database, new PluginTable().add(new Echo()), messages);
    }

    private static Trees aFork(Object left) {
        return aFlow("p")
                .path("S", "x", "PG", "a", "CG", "z", "E")
                .path("PG", "b", "CG")
                .variable("${before}", fedBy("x", "before"))
                .variable("${left}", fedBy("a", "left"))
                .variable("${right}", fedBy("b", "right"))
                .activity("x", "echo", Map.of("before", plain("early")))
                .activity("a", "echo", Map.of("left", plain(left)))
                .activity("b", "echo", Map.of("right", plain(2L), "saw", splice("${before}")))
                .activity(
                        "z", "echo", Map.of("l", splice("${left}"), "r", splice("${right}"), "b", splice("${before}")));
    }

    private void moved(Trees tree) {
        engine.runPipeline(tree.document(), RunOptions.defaults(), "me");
        database.statements().forget();
        messages.settle(engine);
        assertThat(engine.getState("p", false).state()).isEqualTo("FINISHED");
    }

    private long readings(String table) {
        return database.statements().sent().stream()
                .flatMap(message -> Arrays.stream(message.split(";")))
                .map(String::strip)
                .filter(sql -> sql.startsWith("SELECT") && sql.contains("FROM " + table))
                .count();
    }

    @Test
    void readsNoVariables() {
        moved(aFork(1L));

        assertThat(readings("culm_variable")).isZero();
        assertThat(engine.getInputs("z"))
                .containsEntry("l", 1L)
                .containsEntry("r", 2L)
                .containsEntry("b", "early");
    }

    @Test
    void readsItsTokenOnlyWhereNothingElseTellsThatItIsReady() {
        moved(aFork(1L));

        assertThat(readings("culm_token")).isEqualTo(database.kind() == Database.POSTGRESQL ? 0 : 2);
    }

    @Test
    void readsWhatIsTooLargeToBeKept() {
        var large = "long ".repeat(100);
        moved(aFork(large));

        assertThat(readings("culm_variable")).isPositive();
        assertThat(engine.getInputs("z")).containsEntry("l", large).containsEntry("r", 2L);
    }
}
