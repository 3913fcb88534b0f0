package culm.port;

import static org.assertj.core.api.Assertions.assertThat;

import culm.port.Token.Phase;
import culm.port.Token.Status;
import culm.state.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class StandingTest {

    private static Token.Change ready() {
        return Given.token("token", "run").change().status(Status.READY).phase(Phase.ENTER);
    }

    private static boolean movable(Token.Change token, State run) {
        return new Standing(token.make(), Given.run("run", run, Given.NOW)).movable(Given.NOW);
    }

    @Test
    void aReadyTokenOfALiveRunIsMovable() {
        assertThat(movable(ready(), State.RUNNING)).isTrue();
        assertThat(movable(ready(), State.READY)).isTrue();
    }

    @ParameterizedTest
    @EnumSource(value = Status.class, mode = Mode.EXCLUDE, names = "READY")
    void aTokenInAnotherStatusIsNot(Status status) {
        assertThat(movable(ready().status(status).phase(Phase.EXECUTE), State.RUNNING))
                .isFalse();
    }

    @Test
    void aWaitingTokenIsMovableFromItsTimeOn() {
        var waiting = ready().status(Status.WAITING).phase(Phase.POLL);
        assertThat(movable(waiting.due(Given.NOW.plusMillis(1)), State.RUNNING)).isFalse();
        assertThat(movable(waiting.due(Given.NOW), State.RUNNING)).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Phase.class)
    void aPausedRunStopsItsTokensBeforeNodes(Phase phase) {
        assertThat(movable(ready().phase(phase), State.SUSPENDED)).isEqualTo(!phase.atBoundary());
    }

    @ParameterizedTest
    @EnumSource(Phase.class)
    void aPausedSubprocessStopsItsTokensBeforeNodes(Phase phase) {
        assertThat(movable(ready().phase(phase).heldBy("sub"), State.RUNNING)).isEqualTo(!phase.atBoundary());
    }
}
