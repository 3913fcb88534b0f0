package culm.engine;

import static culm.tree.Trees.aLine;
import static org.assertj.core.api.Assertions.assertThat;

import culm.api.Code;
import culm.plugin.Activity;
import culm.plugin.Answer;
import culm.plugin.Component;
import culm.port.Call;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Components whose nodes wait, and who calls them back. */
class AbandonedTest {

    private final Flows flows = new Flows();
    private final List<Object> told = new ArrayList<>();

    private Component waiting(Answer answer) {
        return new Component() {
            @Override
            public Answer execute(Activity activity) {
                activity.outputs().put("job", 7L);
                return answer;
            }

            @Override
            public Answer callback(Activity activity, Object data) {
                activity.outputs().put("by", activity.calledBy());
                activity.outputs().put("starter", activity.startedBy());
                return Answer.done();
            }

            @Override
            public void cancel(Activity activity) {
                told.add(activity.cancelled());
                told.add(activity.outputs().get("job"));
                told.add(activity.calledBy());
                throw new IllegalStateException("what it throws hurts nobody");
            }
        };
    }

    private void forceToFail(Answer answer) {
        flows.plugins.component("waits", waiting(answer));
        flows.run(aLine("p", "a").activity("a", "waits", Map.of()));

        assertThat(flows.engine.forcedFail("a", "no").code()).isEqualTo(Code.OK);
        assertThat(flows.state("a")).isEqualTo("FAILED");
    }

    @Test
    void aComponentWhoseNodeWaitsForAPollIsToldThatItWasForcedToFail() {
        forceToFail(Answer.pollAfter(Duration.ofSeconds(10)));

        assertThat(told).containsExactly(true, 7L, null);
    }

    @Test
    void aComponentWhoseNodeWaitsForACallbackIsTold() {
        forceToFail(Answer.awaitCallback());

        assertThat(told).containsExactly(true, 7L, null);
    }

    @Test
    void itIsToldInAPausedPipelineToo() {
        flows.plugins.component("waits", waiting(Answer.pollAfter(Duration.ofSeconds(10))));
        flows.run(aLine("p", "a").activity("a", "waits", Map.of()));
        flows.engine.pausePipeline("p");

        assertThat(flows.engine.forcedFail("a", "no").code()).isEqualTo(Code.OK);
        assertThat(told).containsExactly(true, 7L, null);
    }

    @Test
    void aComponentKnowsWhoCallsItBackAndWhoHasStartedTheRun() {
        flows.plugins.component("waits", waiting(Answer.awaitCallback()));
        flows.run(aLine("p", "a").activity("a", "waits", Map.of()));

        flows.engine.engine().callback("a", null, null, null, Call.unrecorded("bert"));
        flows.engine.settle();

        assertThat(flows.outputs("a")).containsEntry("by", "bert").containsEntry("starter", "memory");
    }

    @Test
    void aCallbackOfNobodyIsOfNobody() {
        flows.plugins.component("waits", waiting(Answer.awaitCallback()));
        flows.run(aLine("p", "a").activity("a", "waits", Map.of()));

        flows.engine.callback("a", null);
        flows.engine.settle();

        assertThat(flows.outputs("a")).containsEntry("by", null);
    }
}
