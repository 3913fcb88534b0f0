package culm.engine;

import static culm.tree.Trees.aFlow;
import static org.assertj.core.api.Assertions.assertThat;

import culm.api.RunOptions;
import culm.memory.ManualClock;
import culm.memory.MemoryCluster;
import culm.node.Limit;
import culm.plugin.Activity;
import culm.plugin.Answer;
import culm.port.FlowListener;
import culm.port.Given;
import culm.port.Server;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A limit that two servers have together. */
class SharedLimitTest {

    private final ManualClock clock = new ManualClock(Given.NOW);
    private final Scripted plugins = new Scripted().component("busy", this::work);
    private final MemoryCluster cluster = new MemoryCluster(plugins, clock, FlowListener.NONE);
    private final Presence here = presence("one");
    private final Presence there = presence("two");
    private final Engine one = cluster.engine("one/1", here);
    private final Engine two = cluster.engine("two/1", there);
    private int inside;
    private int most;

    private Presence presence(String name) {
        return cluster.presence(new Server(name, "1", false, Map.of("", 4)), Duration.ofMinutes(10));
    }

    @BeforeEach
    void know() {
        here.renew();
        there.renew();
        var tree =
                aFlow("p").path("S", "PG", "a", "CG", "E").path("PG", "b", "CG").path("PG", "c", "CG");
        "abc".chars().mapToObj(Character::toString).forEach(branch -> tree.activity(branch, "busy", Map.of()));
        one.runPipeline(tree.document(), RunOptions.defaults(), "me");
    }

    /** While the first one works the other server has its turn, and while that works this one again. */
    private Answer work(Activity activity) {
        inside++;
        most = Math.max(most, inside);
        switch (activity.nodeId()) {
            case "a" -> cluster.moveAll(two);
            case "b" -> cluster.moveAll(one);
            default -> {}
        }
        inside--;
        return Answer.done();
    }

    private int mostAtOnce(int limit) {
        plugins.limit("busy", new Limit(limit, 0));
        cluster.moveAll(one);
        for (int i = 0; i < 10 && !"FINISHED".equals(one.getState("p", false).state()); i++) {
            clock.tick(Duration.ofSeconds(1));
            one.wakeDue(10);
            cluster.moveAll(one);
        }
        assertThat(one.getState("p", false).state()).isEqualTo("FINISHED");
        return most;
    }

    @Test
    void noMoreAreCalledByBothThanTheLimitLets() {
        assertThat(mostAtOnce(2)).isEqualTo(2);
    }

    @Test
    void aPlaceThatIsLeftOverIsThatOfTheFirst() {
        assertThat(mostAtOnce(3)).isEqualTo(3);
    }

    @Test
    void withFewerPlacesThanServersSomeOfThemBeginNothing() {
        assertThat(mostAtOnce(1)).isEqualTo(1);
    }
}
