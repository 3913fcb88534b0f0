package culm.engine;

import static culm.tree.Trees.aLine;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import culm.api.RunOptions;
import culm.plugin.Activity;
import culm.plugin.Answer;
import culm.plugin.Component;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A thread that dies in the middle of a walk leaves its token as a server that is gone would. */
class TakeOverTest {

    private static final Duration LONG_ENOUGH = Duration.ofSeconds(11);

    /** What no catch in the engine is meant for. */
    private static final class Death extends Error {
        private static final long serialVersionUID = 1L;
    }

    private final Flows flows = new Flows();
    private final AtomicInteger calls = new AtomicInteger();

    private void runUntilDeath(String component) {
        var tree = aLine("p", "a", "b").activity("a", component, Map.of()).activity("b", "echo", Map.of());
        flows.engine.runPipeline(tree.document(), RunOptions.defaults());
        assertThatThrownBy(flows.engine::settle).isInstanceOf(Death.class);
    }

    private Answer dieTheFirstTime() {
        if (calls.incrementAndGet() == 1) {
            throw new Death();
        }
        return Answer.done();
    }

    @Test
    void aComponentThatWasExecutingFailsItsNodeAndNamesTheLostServer() {
        flows.plugins.component("deadly", activity -> dieTheFirstTime());
        runUntilDeath("deadly");
        assertThat(flows.state("a")).isEqualTo("RUNNING");

        flows.tick(LONG_ENOUGH);

        assertThat(calls).hasValue(1);
        assertThat(flows.states("a", "b", "p")).containsExactly("FAILED", "none", "FAILED");
        assertThat(flows.exData("a")).asString().contains("server memory was lost");

        flows.engine.retryActivity("a");
        flows.engine.settle();
        assertThat(flows.states("a", "b", "p")).containsOnly("FINISHED");
    }

    @Test
    void aTokenWhoseComponentMayComeIsTakenOverWhenItIsThere() {
        flows.plugins.component("deadly", activity -> dieTheFirstTime()).idempotent("deadly");
        runUntilDeath("deadly");
        flows.plugins.undeploy("deadly").expect("deadly", true);

        flows.tick(LONG_ENOUGH);
        assertThat(flows.state("a")).isEqualTo("RUNNING");

        flows.plugins.component("deadly", activity -> dieTheFirstTime());
        flows.tick(LONG_ENOUGH);
        assertThat(flows.states("a", "b", "p")).containsOnly("FINISHED");
    }

    @Test
    void aTokenWhoseComponentDoesNotComeFailsItsNode() {
        flows.plugins.component("deadly", activity -> dieTheFirstTime());
        runUntilDeath("deadly");
        flows.plugins.undeploy("deadly");

        flows.tick(LONG_ENOUGH);

        assertThat(flows.state("a")).isEqualTo("FAILED");
    }

    @Test
    void anIdempotentComponentRunsAgainInTheSameAttempt() {
        flows.plugins.component("deadly", activity -> dieTheFirstTime()).idempotent("deadly");
        runUntilDeath("deadly");
        var version = flows.engine.getState("a").version();

        flows.tick(LONG_ENOUGH);

        assertThat(calls).hasValue(2);
        assertThat(flows.states("a", "b", "p")).containsOnly("FINISHED");
        assertThat(flows.engine.getState("a").version()).isEqualTo(version);
        assertThat(flows.engine.getActivityHistories("a")).isEmpty();
    }

    @Test
    void aTransactionalComponentRunsAgainInTheSameAttempt() {
        flows.plugins.component("deadly", activity -> dieTheFirstTime()).transactional("deadly");
        runUntilDeath("deadly");

        flows.tick(Duration.ZERO);

        assertThat(calls).hasValue(2);
        assertThat(flows.states("a", "b", "p")).containsOnly("FINISHED");
    }

    @Test
    void aPollThatWasUnderWayIsMadeAgain() {
        flows.plugins.component("deadly", new Component() {
            @Override
            public Answer execute(Activity activity) {
                return Answer.pollAfter(Duration.ZERO);
            }

            @Override
            public Answer poll(Activity activity) {
                return dieTheFirstTime();
            }
        });
        runUntilDeath("deadly");

        flows.tick(LONG_ENOUGH);

        assertThat(calls).hasValue(2);
        assertThat(flows.states("a", "b", "p")).containsOnly("FINISHED");
    }

    @Test
    void whatExecutesTellsWhichServerWorksOnItAndUntilWhenItsLeaseHolds() {
        flows.plugins.component("looking", activity -> {
            assertThat(flows.waiting("p")).singleElement().satisfies(waiting -> {
                assertThat(waiting.reason()).isEqualTo("EXECUTING");
                assertThat(waiting.server()).isEqualTo("memory");
                assertThat(waiting.due()).isAfter(waiting.since());
            });
            return Answer.done();
        });

        flows.run(aLine("p", "a").activity("a", "looking", Map.of()));

        assertThat(flows.state("a")).isEqualTo("FINISHED");
    }

    @Test
    void aTokenThatIsStillWorkedOnIsLeftAlone() {
        flows.plugins.component("slow", activity -> {
            flows.engine.tick(LONG_ENOUGH);
            return Answer.done();
        });

        flows.run(aLine("p", "a").activity("a", "slow", Map.of()));

        assertThat(flows.states("a", "p")).containsOnly("FINISHED");
        assertThat(flows.engine.getActivityHistories("a")).isEmpty();
    }
}
