package culm.ee.persistence;

import static culm.tree.Trees.aLine;
import static org.assertj.core.api.Assertions.assertThat;

import culm.api.RunOptions;
import culm.engine.Engine;
import culm.node.PluginTable;
import culm.plugin.Activity;
import culm.plugin.Answer;
import culm.plugin.Component;
import culm.plugin.Plugin;
import culm.port.Call;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What it costs the database that calls are recorded: a row for each call, and nothing for what runs by itself. */
class AuditCostTest {

    private final TestDatabase database = TestDatabase.shared();
    private final WaitingMessages messages = new WaitingMessages();

    @Plugin(code = "echo")
    static final class Echo implements Component {
        @Override
        public Answer execute(Activity activity) {
            return Answer.done();
        }
    }

    @Plugin(code = "ask")
    static final class Ask implements Component {
        @Override
        public Answer execute(Activity activity) {
            return Answer.awaitCallback();
        }
    }

    private interface Calls {
        Call of(String action, String target);
    }

    /** What was sent by the start, by the steps to the callback, by the callback, and by the steps to the end. */
    private List<List<String>> sent(Calls calls) {
        database.empty();
        var engine =
                DatabaseEngine.on(database, new PluginTable().add(new Echo()).add(new Ask()), messages);
        var tree = aLine("p", "a", "b", "w")
                .activity("a", "echo", Map.of())
                .activity("b", "echo", Map.of())
                .activity("w", "ask", Map.of());
        var sent = new ArrayList<List<String>>();
        sent.add(by(() -> engine.runPipeline(tree.document(), RunOptions.defaults(), calls.of("run_pipeline", null))));
        sent.add(by(() -> settle(engine)));
        sent.add(by(() -> engine.callback("w", Map.of("x", 1L), null, null, calls.of("callback", "w"))));
        sent.add(by(() -> settle(engine)));
        assertThat(engine.getState("p", false).state()).isEqualTo("FINISHED");
        return sent;
    }

    private void settle(Engine engine) {
        messages.settle(engine);
    }

    private List<String> by(Runnable work) {
        database.statements().forget();
        work.run();
        return database.statements().sent();
    }

    /** Messages of several statements in their parts. */
    private static List<String> parts(List<String> sent) {
        return sent.stream()
                .flatMap(text -> Stream.of(text.split("; ")))
                .filter(part -> !part.contains("culm_audit"))
                .toList();
    }

    @Test
    void activitiesCostNothingAndACallOneRowOfItsOwnCommit() {
        var silent = sent((action, target) -> Call.unrecorded("anna"));
        var recorded = sent(
                (action, target) -> new Call("anna", "rest", "127.0.0.1", "t", null, action, target, Map.of("x", 1L)));

        assertThat(recorded.get(1)).isEqualTo(silent.get(1));
        assertThat(recorded.get(3)).isEqualTo(silent.get(3));
        for (int call : new int[] {0, 2}) {
            assertThat(parts(recorded.get(call))).isEqualTo(parts(silent.get(call)));
            assertThat(recorded.get(call).stream().filter(text -> text.contains("culm_audit")))
                    .hasSize(1);
            var more = database.kind() == Database.POSTGRESQL ? 0 : 1;
            assertThat(recorded.get(call)).hasSize(silent.get(call).size() + more);
        }
    }
}
