package culm.engine;

import static culm.tree.Trees.aLine;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import culm.api.Code;
import culm.api.CulmException;
import culm.api.QueueView;
import culm.api.RunOptions;
import culm.api.ServerView;
import culm.memory.ManualClock;
import culm.memory.MemoryCluster;
import culm.plugin.Answer;
import culm.port.FlowListener;
import culm.port.Server;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClusterReaderTest {

    private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final Server A = new Server("a", "1", false, Map.of("", 4, "mail", 2, "reports", 0));
    private static final Server B = new Server("b", "1", false, Map.of("", 0, "mail", 3));

    private final ManualClock clock = new ManualClock(NOON);
    private final Scripted plugins = new Scripted();
    private final MemoryCluster cluster = new MemoryCluster(plugins, clock, FlowListener.NONE);
    private final Presence a = cluster.presence(A, LEASE);
    private final Presence b = cluster.presence(B, LEASE);
    private final Engine engine = cluster.engine(A.signature(), a);

    private Code start(String id, String component, String queue) {
        var tree = aLine(id, id + "n").activity(id + "n", component, Map.of());
        return engine.runPipeline(tree.document(), RunOptions.defaults().withQueue(queue), "me")
                .code();
    }

    @Test
    void everyServerTellsWhatItWorksOnAndUntilWhenItCountsAsAlive() {
        assertThat(engine.listServers())
                .containsExactly(
                        new ServerView(
                                "a",
                                "1",
                                NOON,
                                NOON.plus(LEASE),
                                "ALIVE",
                                Map.of("default", 4, "mail", 2, "reports", 0),
                                0),
                        new ServerView("b", "1", NOON, NOON.plus(LEASE), "ALIVE", Map.of("default", 0, "mail", 3), 0));
    }

    @Test
    void aServerDrainsAndIsLost() {
        b.drain();
        assertThat(engine.listServers()).extracting(ServerView::state).containsExactly("ALIVE", "DRAINING");

        clock.tick(LEASE);
        a.renew();
        assertThat(engine.listServers()).extracting(ServerView::state).containsExactly("ALIVE", "LOST");
    }

    @Test
    void aServerTellsHowManyTokensItHasInItsHands() {
        plugins.component("looking", activity -> {
            assertThat(engine.listServers()).extracting(ServerView::tokens).containsExactly(1, 0);
            return Answer.done();
        });
        start("p", "looking", "");

        cluster.moveAll(engine);

        assertThat(engine.getState("p", false).state()).isEqualTo("FINISHED");
        assertThat(engine.listServers()).extracting(ServerView::tokens).containsExactly(0, 0);
    }

    @Test
    void aQueueHasTheConsumersOfAllWhoAreAliveAndTellsWhatWaits() {
        start("p", "echo", "mail");
        clock.tick(Duration.ofSeconds(7));
        start("q", "echo", "mail");

        assertThat(engine.listQueues())
                .containsExactly(
                        new QueueView("default", 4, 0, null),
                        new QueueView("mail", 5, 2, 7L),
                        new QueueView("reports", 0, 0, null));

        b.drain();
        assertThat(engine.listQueues()).contains(new QueueView("mail", 2, 2, 7L));
    }

    @Test
    void aRunWhoseQueueNobodyWorksOnIsRefused() {
        assertThat(start("p", "echo", "reports")).isEqualTo(Code.NO_WORKERS);
        assertThatThrownBy(() -> engine.getState("p", false)).isInstanceOf(CulmException.class);

        b.renew();
        assertThat(start("p", "echo", "mail")).isEqualTo(Code.OK);
    }

    @Test
    void whatWaitsInAQueueThatNobodyKnowsAnyMoreIsShownAsWell() {
        start("p", "echo", "mail");
        var other = cluster.presence(new Server("c", "1", false, Map.of("", 1)), LEASE);
        var elsewhere = cluster.engine("c/1", other);
        a.leave();
        b.leave();

        assertThat(elsewhere.listQueues())
                .containsExactly(new QueueView("default", 1, 0, null), new QueueView("mail", 0, 1, 0L));
    }
}
