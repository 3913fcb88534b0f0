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
        return started(engine, "p", "abc", 100);
    }

    private TokenRef started(Engine engine, String run, String branches, int priority) {
        var fork = "PG" + run;
        var join = "CG" + run;
        var tree = aFlow(run);
        tree.path("S", fork);
        tree.path(join, "E");
        branches.chars().mapToObj(Character::toString).forEach(branch -> tree.path(fork, branch, join)
                .activity(branch, "work", Map.of()));
        engine.runPipeline(tree.document(), RunOptions.defaults().withPriority(priority), "me");
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
    void asManyAreSentForAsSomebodyIsFreeFor() {
        var roomy = server("roomy", 2);

        roomy.advance(started(roomy));

        var sent = messages();
        assertThat(sent).hasSize(1);
        assertThat(roomy.getState("p", false).state()).isEqualTo("RUNNING");
        sent.forEach(roomy::advance);
        assertThat(roomy.getState("p", false).state()).isEqualTo("FINISHED");
    }

    @Test
    void whenTheSliceIsOverAsManyAreSentForAsHavePlaceHere() {
        var slow = server("slow", 1);
        work = Duration.ofSeconds(1);

        slow.advance(started(slow));

        var sent = messages();
        assertThat(sent).hasSize(1);
        work = Duration.ZERO;
        sent.forEach(slow::advance);
        assertThat(messages()).isEmpty();
        assertThat(slow.getState("p", false).state()).isEqualTo("FINISHED");
    }

    @Test
    void theOneOfTheHighestPriorityComesFirst() {
        var full = server("full", 1);
        var called = new ArrayList<String>();
        plugins.component("work", activity -> {
            if (called.isEmpty()) {
                called.add("first");
                full.advance(started(full, "q", "xyz", 200));
            } else {
                called.add(activity.nodeId());
            }
            return Answer.done();
        });

        full.advance(started(full));

        assertThat(called).containsExactly("first", "x", "y", "z", "b", "c");
    }

    @Test
    void aServerThatStopsSendsForAllThatItKeeps() {
        var stopping = server("stopping", 1);
        plugins.component("work", activity -> {
            stopping.takeNoMore();
            return Answer.done();
        });

        stopping.advance(started(stopping));

        assertThat(messages()).hasSize(2);
    }

    @Test
    void whatIsKeptWhileAllThreadsAreHeldUpIsSentForAfterASecond() {
        var busy = server("busy", 1);
        var sent = new ArrayList<TokenRef>();
        plugins.component("work", activity -> {
            busy.resendStranded(Map.of("", 1), 10);
            sent.addAll(messages());
            if (sent.isEmpty()) {
                clock.tick(Duration.ofSeconds(2));
                busy.resendStranded(Map.of("", 1), 10);
                sent.addAll(messages());
            }
            return Answer.done();
        });

        busy.advance(started(busy));

        assertThat(sent).hasSize(2);
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
