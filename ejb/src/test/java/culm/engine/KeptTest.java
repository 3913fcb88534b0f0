package culm.engine;

import static culm.tree.Trees.aFlow;
import static org.assertj.core.api.Assertions.assertThat;

import culm.api.RunOptions;
import culm.memory.ManualClock;
import culm.memory.MemoryCluster;
import culm.plugin.Answer;
import culm.port.FlowListener;
import culm.port.Given;
import culm.port.Server;
import culm.port.TokenRef;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Branches that a server does not send for, because nobody of it is free. */
class KeptTest {

    private static final Duration LEASE = Duration.ofMinutes(10);

    private final ManualClock clock = new ManualClock(Given.NOW);
    private Duration work = Duration.ZERO;
    private final Scripted plugins = new Scripted().component("work", activity -> {
        clock.tick(work);
        return Answer.done();
    });
    private final MemoryCluster cluster = new MemoryCluster(plugins, clock, FlowListener.NONE);

    private Engine server(String name, int places) {
        var server = new Server(name, "1", false, Map.of("", places));
        return cluster.engine(server.signature(), cluster.presence(server, LEASE));
    }

    /** A fork of three branches, and the message that its run begins with. */
    private TokenRef started(Engine engine) {
        var tree =
                aFlow("p").path("S", "PG", "a", "CG", "E").path("PG", "b", "CG").path("PG", "c", "CG");
        for (var activity : List.of("a", "b", "c")) {
            tree.activity(activity, "work", Map.of());
        }
        engine.runPipeline(tree.document(), RunOptions.defaults(), "me");
        return cluster.nextMessage().orElseThrow();
    }

    private List<TokenRef> messages() {
        var messages = new ArrayList<TokenRef>();
        for (var next = cluster.nextMessage(); next.isPresent(); next = cluster.nextMessage()) {
            messages.add(next.get());
        }
        return messages;
    }

    @Test
    void aFullServerNeedsNoMessagesForItsBranches() {
        var full = server("full", 1);

        full.advance(started(full));

        assertThat(full.getState("p", false).state()).isEqualTo("FINISHED");
        assertThat(messages()).isEmpty();
    }

    @Test
    void whereSomebodyIsFreeTheOtherBranchesAreSentFor() {
        var roomy = server("roomy", 2);

        roomy.advance(started(roomy));

        assertThat(roomy.getState("p", false).state()).isEqualTo("RUNNING");
        assertThat(messages()).hasSize(2);
    }

    @Test
    void whenTheSliceIsOverTheRestIsSentFor() {
        var slow = server("slow", 1);
        work = Duration.ofSeconds(1);

        slow.advance(started(slow));

        var sent = messages();
        assertThat(sent).hasSize(2);
        work = Duration.ZERO;
        sent.forEach(slow::advance);
        cluster.moveAll(slow);
        assertThat(slow.getState("p", false).state()).isEqualTo("FINISHED");
    }

    @Test
    void aBranchThatACommandHasTouchedIsNotMovedOnAnOlderView() {
        var full = server("full", 1);
        var other = server("other", 1);
        plugins.component("work", activity -> {
            other.pausePipeline("p");
            return Answer.done();
        });

        full.advance(started(full));

        assertThat(full.getState("p", true).children().values())
                .filteredOn(node -> List.of("a", "b", "c").contains(node.id()))
                .hasSize(1);
        plugins.component("work", activity -> Answer.done());
        other.resumePipeline("p");
        cluster.moveAll(full);
        assertThat(full.getState("p", false).state()).isEqualTo("FINISHED");
    }
}
