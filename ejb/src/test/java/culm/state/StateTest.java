package culm.state;

import static culm.state.State.BLOCKED;
import static culm.state.State.FAILED;
import static culm.state.State.FINISHED;
import static culm.state.State.READY;
import static culm.state.State.RUNNING;
import static culm.state.State.SUSPENDED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StateTest {

    @Test
    void aReadyNodeIsShownAsRunning() {
        assertThat(READY.shown()).isEqualTo(RUNNING);
    }

    @ParameterizedTest
    @EnumSource(names = "READY", mode = EnumSource.Mode.EXCLUDE)
    void everyOtherStateIsShownAsItIs(State state) {
        assertThat(state.shown()).isEqualTo(state);
    }

    @Test
    void aBlockedParentIsFailedAsSoonAsOneChildIs() {
        assertThat(BLOCKED.shown(List.of(RUNNING, FAILED, SUSPENDED))).isEqualTo(FAILED);
    }

    @Test
    void aBlockedParentRunsWhileAnotherChildRuns() {
        assertThat(BLOCKED.shown(List.of(FINISHED, SUSPENDED, RUNNING))).isEqualTo(RUNNING);
    }

    @Test
    void aBlockedParentIsBlockedWhenNothingBelowMoves() {
        assertThat(BLOCKED.shown(List.of(FINISHED, SUSPENDED))).isEqualTo(BLOCKED);
    }

    @Test
    void aParentThatIsNotBlockedDoesNotLookAtItsChildren() {
        assertThat(RUNNING.shown(List.of(FAILED))).isEqualTo(RUNNING);
        assertThat(SUSPENDED.shown(List.of(RUNNING))).isEqualTo(SUSPENDED);
    }
}
