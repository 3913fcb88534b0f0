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
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A callback for a node whose wait has begun on the same server. */
class AwaitedOnDatabaseTest {

    private final TestDatabase database = TestDatabase.shared();
    private final WaitingMessages messages = new WaitingMessages();
    private Engine engine;

    @Plugin(code = "wait")
    static final class Waiting implements Component {
        @Override
        public Answer execute(Activity activity) {
            return Answer.awaitCallback();
        }
    }

    @BeforeEach
    void runToTheWait() {
        database.empty();
        engine = DatabaseEngine.on(database, new PluginTable().add(new Waiting()), messages);
        engine.runPipeline(
                Trees.aLine("p", "a").activity("a", "wait", Map.of()).document(), RunOptions.defaults(), "me");
        messages.settle(engine);
        database.statements().forget();
    }

    @Test
    void isTakenInWithoutReading() {
        assertThat(engine.callback("a", "go on", null, null).code()).isEqualTo(Code.OK);

        assertThat(database.statements().sent()).isNotEmpty().noneMatch(sql -> sql.strip()
                .startsWith("SELECT"));
        messages.settle(engine);
        assertThat(engine.getState("p", false).state()).isEqualTo("FINISHED");
    }

    @Test
    void isHandedOverWithoutReading() {
        engine.callback("a", "go on", null, null);
        database.statements().forget();

        messages.settle(engine);

        assertThat(database.statements().sent()).isNotEmpty();
        assertThat(statements().filter(sql -> sql.startsWith("SELECT")))
                .noneMatch(sql -> sql.contains("FROM culm_node") || sql.contains("FROM culm_callback"));
    }

    /** One message may have several of them. */
    private Stream<String> statements() {
        return database.statements().sent().stream()
                .flatMap(message -> Arrays.stream(message.split(";")))
                .map(String::strip);
    }

    @Test
    void ofACallbackThatHasAnIdOnlyThatIsLookedFor() {
        engine.callback("a", "go on", null, "first");

        assertThat(database.statements().sent())
                .filteredOn(sql -> sql.strip().startsWith("SELECT"))
                .hasSize(1);
    }
}
