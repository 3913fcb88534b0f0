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
import culm.port.Dispatcher;
import culm.port.TokenRef;
import culm.tree.Trees;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A callback for a node whose wait has begun on the same server. */
class AwaitedOnDatabaseTest {

    private final TestDatabase database = TestDatabase.shared();
    private final Deque<TokenRef> messages = new ArrayDeque<>();
    private Engine engine;

    @Plugin(code = "wait")
    static final class Waiting implements Component {
        @Override
        public Answer execute(Activity activity) {
            return Answer.awaitCallback();
        }
    }

    private final class Collecting implements Dispatcher {
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
    void runToTheWait() {
        database.empty();
        engine = DatabaseEngine.on(database, new PluginTable().add(new Waiting()), new Collecting());
        engine.runPipeline(
                Trees.aLine("p", "a").activity("a", "wait", Map.of()).document(), RunOptions.defaults(), "me");
        settle();
        database.statements().forget();
    }

    private void settle() {
        while (!messages.isEmpty()) {
            engine.advance(messages.poll());
        }
    }

    @Test
    void isTakenInWithoutReading() {
        assertThat(engine.callback("a", "go on", null, null).code()).isEqualTo(Code.OK);

        assertThat(database.statements().sent()).isNotEmpty().noneMatch(sql -> sql.strip()
                .startsWith("SELECT"));
        settle();
        assertThat(engine.getState("p", false).state()).isEqualTo("FINISHED");
    }

    @Test
    void ofACallbackThatHasAnIdOnlyThatIsLookedFor() {
        engine.callback("a", "go on", null, "first");

        assertThat(database.statements().sent())
                .filteredOn(sql -> sql.strip().startsWith("SELECT"))
                .hasSize(1);
    }
}
