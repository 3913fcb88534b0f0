package culm.port;

import static org.assertj.core.api.Assertions.assertThat;

import culm.state.State;
import java.util.List;
import org.junit.jupiter.api.Test;

public interface ChildRunsContract extends Contract {

    private static ChildRun child(String runId) {
        return new ChildRun(runId, "node", "v1", true, 1);
    }

    private void add(String runId, State state) {
        stores().transactions().run(() -> {
            stores().runs().add(Given.run(runId, state, Given.NOW), List.of());
            stores().children().add(child(runId));
        });
    }

    @Test
    default void isFoundByTheRunThatWasStarted() {
        add("live", State.RUNNING);
        stores().transactions().run(() -> stores().children().add(child("live")));

        assertThat(stores().children().find("live")).contains(child("live"));
        assertThat(stores().children().find("other")).isEmpty();
    }

    @Test
    default void tellsOnlyOfThoseWhoseRunIsOver() {
        add("live", State.RUNNING);
        add("paused", State.SUSPENDED);
        add("finished", State.FINISHED);
        add("revoked", State.REVOKED);
        stores().transactions().run(() -> stores().children().add(child("removed")));

        var ended = stores().transactions().call(() -> stores().children().ended(10));

        assertThat(ended).containsExactlyInAnyOrder(child("finished"), child("revoked"), child("removed"));
        stores().transactions().run(() -> stores().children().remove(ended));
        assertThat(stores().children().ended(10)).isEmpty();
        assertThat(stores().children().find("paused")).contains(child("paused"));
    }
}
