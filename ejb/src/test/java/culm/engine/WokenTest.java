package culm.engine;

import static culm.tree.Trees.aLine;
import static org.assertj.core.api.Assertions.assertThat;

import culm.api.Code;
import culm.api.RunOptions;
import culm.memory.ManualClock;
import culm.memory.MemoryCluster;
import culm.plugin.Activity;
import culm.plugin.Answer;
import culm.plugin.Component;
import culm.port.FlowListener;
import culm.port.Given;
import culm.port.Server;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A callback that comes while the threads of its server are at work. */
class WokenTest {

    private final ManualClock clock = new ManualClock(Given.NOW);
    private final List<Object> told = new ArrayList<>();
    private Engine engine;
    private Duration work = Duration.ZERO;
    private final Scripted plugins = new Scripted()
            .component("wait", new Component() {
                @Override
                public Answer execute(Activity activity) {
                    return Answer.awaitCallback();
                }

                @Override
                public Answer callback(Activity activity, Object data) {
                    told.add(data);
                    return Answer.done();
                }
            })
            .component("call", activity -> {
                assertThat(engine.callback("waits", "from work", null, null).code())
                        .isEqualTo(Code.OK);
                clock.tick(work);
                return Answer.done();
            });
    private final MemoryCluster cluster = new MemoryCluster(plugins, clock, FlowListener.NONE);

    private void server(int places) {
        var server = new Server("s", "1", false, Map.of("", places));
        engine = cluster.engine(server.signature(), cluster.presence(server, Duration.ofMinutes(10)));
    }

    private void run(String id, String node, String component) {
        engine.runPipeline(aLine(id, node).activity(node, component, Map.of()).document(), RunOptions.defaults(), "me");
        cluster.nextMessage().ifPresent(engine::advance);
    }

    private void callAtWork() {
        run("p", "waits", "wait");
        run("q", "calls", "call");
    }

    private String state(String id) {
        return engine.getState(id, false).state();
    }

    @Test
    void whoIsDoneFirstGoesOnWithItWithoutAMessage() {
        server(1);

        callAtWork();

        assertThat(told).containsExactly("from work");
        assertThat(state("p")).isEqualTo("FINISHED");
        assertThat(cluster.nextMessage()).isEmpty();
    }

    @Test
    void whoseTurnIsOverSendsForIt() {
        server(1);
        work = Duration.ofSeconds(1);

        callAtWork();

        assertThat(state("q")).isEqualTo("FINISHED");
        assertThat(told).isEmpty();
        cluster.nextMessage().ifPresent(engine::advance);
        assertThat(told).containsExactly("from work");
        assertThat(cluster.nextMessage()).isEmpty();
    }

    @Test
    void whereSomebodyIsFreeItIsSentForAtOnce() {
        server(2);

        callAtWork();

        assertThat(told).isEmpty();
        cluster.nextMessage().ifPresent(engine::advance);
        assertThat(state("p")).isEqualTo("FINISHED");
    }

    @Test
    void aServerThatMovesNothingSendsForIt() {
        server(1);
        run("p", "waits", "wait");
        var door = cluster.engine("door", cluster.presence(new Server("door", "1", false, Map.of()), Duration.ZERO));

        door.callback("waits", "at the door", null, null);

        cluster.nextMessage().ifPresent(engine::advance);
        assertThat(told).containsExactly("at the door");
    }
}
