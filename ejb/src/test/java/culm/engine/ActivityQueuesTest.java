package culm.engine;

import static culm.tree.Trees.aFlow;
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
import culm.port.TokenRef;
import culm.tree.Trees;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Components with a queue of their own. */
class ActivityQueuesTest {

    private static final String RUNS = "";
    private static final String OWN = "elsewhere";

    private final ManualClock clock = new ManualClock(Instant.parse("2026-05-01T12:00:00Z"));
    private final List<String> called = new ArrayList<>();
    private final Scripted plugins = new Scripted().inQueue("slow", OWN).component("slow", this::note);
    private final MemoryCluster cluster = new MemoryCluster(plugins, clock, FlowListener.NONE);
    private final Engine engine = cluster.server("one");
    private String moving;

    private Answer note(Activity activity) {
        called.add(activity.nodeId() + " in '" + moving + "'");
        return Answer.done();
    }

    private Code start(Trees tree) {
        return engine.runPipeline(tree.document(), RunOptions.defaults(), "me").code();
    }

    /** Returns the queues whose consumers had something to do. */
    private List<String> moveAll() {
        var queues = new ArrayList<String>();
        for (var next = cluster.nextMessage(); next.isPresent(); next = cluster.nextMessage()) {
            move(next.get());
            queues.add(moving);
        }
        return queues;
    }

    private void move(TokenRef token) {
        moving = token.queue();
        engine.advance(token);
    }

    private Trees threeInARow(String first, String second, String third) {
        return aLine("p", "a", "b", "c")
                .activity("a", first, Map.of())
                .activity("b", second, Map.of())
                .activity("c", third, Map.of());
    }

    @Test
    void consumersOfItsQueueBeginItsActivitiesAndGiveTheRestBack() {
        plugins.component("plain", this::note);
        start(threeInARow("plain", "slow", "plain"));

        assertThat(moveAll()).containsExactly(RUNS, OWN, RUNS);

        assertThat(called).containsExactly("a in ''", "b in 'elsewhere'", "c in ''");
        assertThat(engine.getState("p", false).state()).isEqualTo("FINISHED");
    }

    @Test
    void activitiesInARowStayInTheirQueue() {
        start(threeInARow("slow", "slow", "slow"));

        assertThat(moveAll()).containsExactly(RUNS, OWN);
    }

    @Test
    void branchesPartAndMeetAgain() {
        plugins.component("plain", this::note);
        start(aFlow("p")
                .path("S", "PG", "a", "CG", "c", "E")
                .path("PG", "b", "CG")
                .activity("a", "slow", Map.of())
                .activity("b", "plain", Map.of())
                .activity("c", "plain", Map.of()));

        moveAll();

        assertThat(called).containsExactlyInAnyOrder("a in 'elsewhere'", "b in ''", "c in ''");
        assertThat(engine.getState("p", false).state()).isEqualTo("FINISHED");
    }

    @Test
    void aCallbackIsHandedOverInTheQueueOfItsComponent() {
        plugins.component("slow", new Component() {
            @Override
            public Answer execute(Activity activity) {
                note(activity);
                return Answer.awaitCallback();
            }

            @Override
            public Answer callback(Activity activity, Object data) {
                return note(activity);
            }
        });
        start(aLine("p", "a").activity("a", "slow", Map.of()));
        moveAll();

        engine.callback("a", Map.of(), engine.getState("a", false).version(), null);
        moveAll();

        assertThat(called).containsExactly("a in 'elsewhere'", "a in 'elsewhere'");
    }

    @Test
    void aRetryIsBegunThereToo() {
        plugins.component("slow", activity -> {
            note(activity);
            return called.size() == 1 ? Answer.failed("the first time") : Answer.done();
        });
        start(aLine("p", "a").activity("a", "slow", Map.of()));
        moveAll();

        engine.retryActivity("a", null);
        moveAll();

        assertThat(called).containsExactly("a in 'elsewhere'", "a in 'elsewhere'");
    }

    @Test
    void whatIsLostOnItsWayIsLookedForInThatQueue() {
        start(aLine("p", "a").activity("a", "slow", Map.of()));
        move(cluster.nextMessage().orElseThrow());
        assertThat(cluster.nextMessage()).as("the message is lost").isPresent();
        clock.tick(Duration.ofMinutes(1));

        assertThat(engine.resendStranded(Map.of(RUNS, 1), 10)).isZero();
        assertThat(engine.resendStranded(Map.of(OWN, 1), 10)).isEqualTo(1);
        moveAll();

        assertThat(called).containsExactly("a in 'elsewhere'");
    }

    @Test
    void aStartIsRefusedWhenNoServerHasTheQueue() {
        plugins.inQueue("slow", "none");

        var answer = engine.runPipeline(
                aLine("p", "a").activity("a", "slow", Map.of()).document(), RunOptions.defaults(), "me");

        assertThat(answer.code()).isEqualTo(Code.UNKNOWN_QUEUE);
        assertThat(answer.message()).contains("queue(none)", "component(slow)", "activity(a)");
        assertThat(moveAll()).isEmpty();
    }

    @Test
    void aQueueThatIsGoneSinceTheStartIsThatOfTheRun() {
        start(aLine("p", "a").activity("a", "slow", Map.of()));
        plugins.inQueue("slow", "gone");

        moveAll();

        assertThat(called).containsExactly("a in ''");
    }
}
