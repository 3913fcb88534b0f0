package culm.engine;

import static org.assertj.core.api.Assertions.assertThat;

import culm.port.Frame;
import culm.port.Given;
import culm.port.Standing;
import culm.port.Token;
import culm.port.Token.Phase;
import culm.port.Token.Status;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is known of a fork when its branches have ended. */
class OpenForkTest {

    private final Forks forks = new Forks();

    private static Token waiting(String fork, int branches) {
        return Given.token("t", "run")
                .change()
                .status(Status.WAITING)
                .phase(Phase.JOIN)
                .fork(fork, branches)
                .make();
    }

    private void fork(String name, int branches) {
        var step = new Step(waiting(name, branches));
        step.then(Step.Then.STOP);
        forks.heard(List.of(step), Map.of());
    }

    /** A branch that begins and ends with one step, which writes one variable. */
    private void end(String fork, int branch, Object value) {
        var scope = Joining.scope(fork, branch);
        var token = Given.branch("branch " + scope, "run", "t");
        var step = new Step(
                token.change().frames(List.of(token.frame().branch(scope))).make());
        step.write(scope, Map.of("v" + branch, value));
        step.arriveAt("t");
        step.then(Step.Then.END);
        forks.heard(List.of(step), Map.of("t", 1));
    }

    private Map<String, Map<String, Object>> gathered(String fork, int branches) {
        return forks.joined(new Standing(waiting(fork, branches), Given.run("run")))
                .gathered();
    }

    @Test
    void allThatItsBranchesHaveWritten() {
        fork("f", 2);
        end("f", 0, "left");
        end("f", 1, 2L);

        assertThat(gathered("f", 2)).isEqualTo(Map.of("f.0", Map.of("v0", "left"), "f.1", Map.of("v1", 2L)));
    }

    @Test
    void nothingWhileOneOfThemIsNotKnownToHaveEnded() {
        fork("f", 2);
        end("f", 0, "left");

        assertThat(gathered("f", 2)).isNull();
    }

    @Test
    void nothingOfAForkThatWasMadeElsewhere() {
        fork("f", 1);
        end("f", 0, "left");

        assertThat(gathered("other", 1)).isNull();
    }

    @Test
    void nothingThatABranchOfAnEarlierForkOfTheTokenHasDone() {
        fork("earlier", 1);
        fork("f", 1);
        end("earlier", 0, "late");

        assertThat(gathered("f", 1)).isNull();
    }

    @Test
    void nothingThatABranchHasDoneWhoseForkWasLessDeep() {
        fork("earlier", 1);
        var within = waiting("f", 1).pushed(new Frame("subprocess", "entry", List.of("entry")));
        var step = new Step(within);
        step.then(Step.Then.STOP);
        forks.heard(List.of(step), Map.of());
        end("earlier", 0, "late");

        assertThat(gathered("f", 1)).isNull();
    }

    @Test
    void nothingOfMoreBranchesThanAreToBeKept() {
        fork("f", 40);
        IntStream.range(0, 40).forEach(branch -> end("f", branch, "x"));

        assertThat(gathered("f", 40)).isNull();
    }

    @Test
    void itsTokenAsTheEndsOfItsBranchesLeaveIt() {
        fork("f", 3);
        end("f", 0, "left");
        end("f", 1, "right");

        assertThat(forks.waiting(List.of("t", "unknown")))
                .containsOnlyKeys("t")
                .containsEntry(
                        "t", waiting("f", 3).change().pending(1).version(3).make());
    }
}
