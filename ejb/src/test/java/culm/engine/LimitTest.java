package culm.engine;

import static culm.tree.Trees.aFlow;
import static culm.tree.Trees.aLine;
import static org.assertj.core.api.Assertions.assertThat;

import culm.api.Code;
import culm.node.Limit;
import culm.plugin.Activity;
import culm.plugin.Answer;
import culm.plugin.Component;
import culm.tree.Trees;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Activities that wait for room, or for a component that is not there yet. */
class LimitTest {

    private static final Limit ONE_A_SECOND = new Limit(0, 1);

    private final Flows flows = new Flows();

    private static Trees threeAtATime(String component) {
        return aFlow("p")
                .path("S", "PG", "a", "CG", "E")
                .path("PG", "b", "CG")
                .path("PG", "c", "CG")
                .activity("a", component, Map.of())
                .activity("b", component, Map.of())
                .activity("c", component, Map.of());
    }

    private void runThreeAtARate() {
        flows.plugins.limit("echo", ONE_A_SECOND);
        flows.run(threeAtATime("echo"));
    }

    private List<String> branches() {
        return flows.states("a", "b", "c");
    }

    @Test
    void anActivityBeyondTheRateWaitsBeforeItBegins() {
        runThreeAtARate();
        assertThat(branches()).containsExactly("FINISHED", "none", "none");
        assertThat(flows.waiting("p"))
                .filteredOn(view -> "b".equals(view.nodeId()))
                .singleElement()
                .satisfies(view -> assertThat(view.reason()).isEqualTo("TIMER"))
                .satisfies(view -> assertThat(view.detail()).contains("limits"));

        flows.tick(Duration.ofSeconds(1));
        assertThat(branches()).containsExactly("FINISHED", "FINISHED", "none");

        flows.tick(Duration.ofSeconds(1));
        assertThat(flows.state("p")).isEqualTo("FINISHED");
    }

    @Test
    void noMoreAreCalledAtTheSameTimeThanTheLimitLets() {
        flows.plugins.limit("busy", new Limit(1, 0)).component("busy", activity -> {
            if ("a".equals(activity.nodeId())) {
                flows.engine.settle(); // others have their turn while this one works
                assertThat(branches()).containsExactly("RUNNING", "none", "none");
            }
            return Answer.done();
        });
        flows.run(threeAtATime("busy"));

        flows.tick(Duration.ofSeconds(1));

        assertThat(flows.state("p")).isEqualTo("FINISHED");
    }

    @Test
    void aPausedRunBeginsNothingWhenThereIsRoom() {
        runThreeAtARate();

        flows.engine.pausePipeline("p");
        flows.tick(Duration.ofSeconds(10));
        assertThat(branches()).containsExactly("FINISHED", "none", "none");

        flows.engine.resumePipeline("p");
        flows.tick(Duration.ofSeconds(10));
        assertThat(flows.state("p")).isEqualTo("FINISHED");
    }

    @Test
    void aRunThatWaitsForRoomCanBeRevoked() {
        runThreeAtARate();

        assertThat(flows.engine.revokePipeline("p").code()).isEqualTo(Code.OK);
        flows.tick(Duration.ofSeconds(10));

        assertThat(flows.states("p", "b", "c")).containsExactly("REVOKED", "none", "none");
    }

    @Test
    void aPauseAheadHoldsAnActivityThatWaitsForRoom() {
        runThreeAtARate();

        assertThat(flows.engine.pauseActivity("b").code()).isEqualTo(Code.OK);
        flows.tick(Duration.ofSeconds(10));
        assertThat(flows.states("b", "c")).containsExactly("SUSPENDED", "FINISHED");

        assertThat(flows.engine.resumeActivity("b").code()).isEqualTo(Code.OK);
        flows.tick(Duration.ofSeconds(10));
        assertThat(flows.state("p")).isEqualTo("FINISHED");
    }

    @Test
    void aRetryWaitsForRoomAndCanBePaused() {
        flows.plugins.limit("fail", ONE_A_SECOND);
        flows.run(aLine("p", "a").activity("a", "fail", Map.of()));
        assertThat(flows.state("a")).isEqualTo("FAILED");

        flows.engine.retryActivity("a");
        flows.engine.settle();
        assertThat(flows.engine.pauseActivity("a").code()).isEqualTo(Code.OK);
        flows.tick(Duration.ofSeconds(10));
        assertThat(flows.state("a")).isEqualTo("SUSPENDED");

        flows.plugins.component("fail", activity -> Answer.done());
        flows.engine.resumeActivity("a");
        flows.tick(Duration.ofSeconds(1));
        assertThat(flows.states("a", "p")).containsOnly("FINISHED");
    }

    @Test
    void aNewActivityWaitsForAComponentThatMayCome() {
        flows.run(aLine("p", "w", "a").activity("w", "wait", Map.of()).activity("a", "echo", Map.of()));
        flows.plugins.undeploy("echo").expect("echo", true);
        flows.engine.callback("w", null, null, null);
        flows.engine.settle();
        assertThat(flows.state("a")).isEqualTo("none");

        flows.plugins.component("echo", activity -> Answer.done());
        flows.tick(Duration.ofSeconds(1));

        assertThat(flows.states("a", "p")).containsOnly("FINISHED");
    }

    @Test
    void aComponentThatDoesNotComeFailsItsNode() {
        flows.run(aLine("p", "w", "a").activity("w", "wait", Map.of()).activity("a", "echo", Map.of()));
        flows.plugins.undeploy("echo").expect("echo", true);
        flows.engine.callback("w", null, null, null);
        flows.tick(Duration.ofSeconds(3));
        assertThat(flows.state("a")).isEqualTo("none");

        flows.plugins.expect("echo", false);
        flows.tick(Duration.ofSeconds(1));

        assertThat(flows.state("a")).isEqualTo("FAILED");
        assertThat(flows.exData("a")).isEqualTo("component echo of version legacy is not deployed");
    }

    private static final class Asked implements Component {

        @Override
        public Answer execute(Activity activity) {
            return activity.nodeId().equals("poll") ? Answer.pollAfter(Duration.ofSeconds(5)) : Answer.awaitCallback();
        }
    }

    @Test
    void aPollAndACallbackWaitForAComponentThatMayCome() {
        flows.plugins.component("asked", new Asked());
        flows.run(aFlow("p")
                .path("S", "PG", "poll", "CG", "E")
                .path("PG", "called", "CG")
                .activity("poll", "asked", Map.of())
                .activity("called", "asked", Map.of()));
        flows.plugins.undeploy("asked").expect("asked", true);
        flows.engine.callback("called", null, null, null);
        flows.tick(Duration.ofSeconds(8));
        assertThat(flows.states("poll", "called")).containsOnly("RUNNING");

        flows.plugins.component("asked", new Asked());
        flows.tick(Duration.ofSeconds(1));

        assertThat(flows.states("poll", "called", "p")).containsOnly("FINISHED");
    }
}
