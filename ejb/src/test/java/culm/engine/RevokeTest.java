package culm.engine;

import static culm.tree.Trees.aFlow;
import static culm.tree.Trees.aLine;
import static org.assertj.core.api.Assertions.assertThat;

import culm.api.Code;
import culm.plugin.Activity;
import culm.plugin.Answer;
import culm.plugin.Component;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RevokeTest {

    private final Flows flows = new Flows();

    private void revoke() {
        assertThat(flows.engine.revokePipeline("p").code()).isEqualTo(Code.OK);
        flows.engine.settle();
    }

    @Test
    void aComponentThatRunsMayEndAndNothingFollows() {
        flows.plugins.component("revoking", activity -> {
            revoke();
            activity.outputs().put("done", true);
            return Answer.done();
        });

        flows.run(aLine("p", "a", "b").activity("a", "revoking", Map.of()).activity("b", "echo", Map.of()));

        assertThat(flows.states("p", "a", "b")).containsExactly("REVOKED", "FINISHED", "none");
        assertThat(flows.outputs("a")).containsEntry("done", true);
        assertThat(flows.waiting("p")).isEmpty();
    }

    @Test
    void aNodeThatPollsMayEndAndIsRecorded() {
        flows.plugins.component("poll", new Component() {
            @Override
            public Answer execute(Activity activity) {
                return Answer.pollAfter(Duration.ofSeconds(1));
            }
        });
        flows.run(aLine("p", "a", "b").activity("a", "poll", Map.of()).activity("b", "echo", Map.of()));

        revoke();
        assertThat(flows.state("a")).isEqualTo("RUNNING");
        flows.tick(Duration.ofSeconds(1));

        assertThat(flows.states("p", "a", "b")).containsExactly("REVOKED", "FINISHED", "none");
    }

    @Test
    void waitingAndPausedNodesAndOpenSubprocessesAreRevokedAndFailedNodesStayFailed() {
        flows.run(aFlow("p")
                .path("S", "PG", "w", "CG", "E")
                .path("PG", "bad", "CG")
                .path("PG", "sub", "CG")
                .activity("w", "wait", Map.of())
                .activity("bad", "fail", Map.of())
                .subprocess(
                        "sub",
                        Map.of(),
                        aLine("i", "x", "y").activity("x", "wait", Map.of()).activity("y", "echo", Map.of())));
        flows.engine.pauseActivity("y");
        flows.engine.callback("x", null);
        flows.engine.settle();
        assertThat(flows.states("w", "bad", "sub", "y")).containsExactly("RUNNING", "FAILED", "BLOCKED", "SUSPENDED");

        revoke();

        assertThat(flows.states("p", "w", "bad", "sub", "y"))
                .containsExactly("REVOKED", "REVOKED", "FAILED", "REVOKED", "REVOKED");
        assertThat(flows.engine.getState("p").finishTime()).isNotNull();
    }

    @Test
    void aPauseThatWasBookedIsForgotten() {
        flows.run(aLine("p", "w", "x").activity("w", "wait", Map.of()).activity("x", "echo", Map.of()));
        flows.engine.pauseActivity("x");

        revoke();

        assertThat(flows.state("x")).isEqualTo("none");
    }

    @Test
    void nothingMovesAfterARevoke() {
        flows.run(aFlow("p")
                .path("S", "PG", "w1", "CG", "E")
                .path("PG", "w2", "CG")
                .activity("w1", "wait", Map.of())
                .activity("w2", "wait", Map.of()));
        flows.engine.callback("w1", null);

        revoke();

        assertThat(flows.engine.callback("w2", null).code()).isEqualTo(Code.NOT_CURRENT);
        assertThat(flows.states("w1", "w2", "CG")).containsExactly("FINISHED", "REVOKED", "none");
    }
}
