package culm.port;

import static org.assertj.core.api.Assertions.assertThat;

import culm.port.Token.Phase;
import culm.port.Token.Status;
import culm.state.State;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is found of tokens when its time has come. */
public interface TokenTimesContract extends Contract {

    private Token add(Token token) {
        stores().transactions().run(() -> stores().tokens().add(List.of(token)));
        return token;
    }

    private void run(String id, State state) {
        stores().transactions().run(() -> stores().runs().add(Given.run(id, state, Given.NOW), List.of()));
    }

    private Token replace(Token next) {
        return stores().transactions().call(() -> stores().tokens().replace(next));
    }

    private List<String> due(int seconds) {
        var due = stores().transactions().call(() -> stores().tokens().due("", Given.NOW.plusSeconds(seconds), 10));
        return due.stream().map(overdue -> overdue.token().tokenId()).toList();
    }

    private List<String> late(int seconds, int limit) {
        var late = stores().transactions().call(() -> stores().tokens().late(Given.NOW.plusSeconds(seconds), limit));
        return late.stream().map(Token::id).toList();
    }

    private Token retriedAt(String id, String run, Instant due) {
        return add(Given.token(id, run)
                .change()
                .status(Status.WAITING)
                .phase(Phase.AGAIN)
                .due(due)
                .make());
    }

    @Test
    default void aRetryIsDueUnlessAPauseStopsIt() {
        run("run", State.RUNNING);
        run("paused", State.SUSPENDED);
        var token = retriedAt("token", "run", Given.NOW.plusSeconds(5));
        retriedAt("other", "paused", Given.NOW.plusSeconds(5));

        assertThat(due(4)).isEmpty();
        assertThat(due(5)).containsExactly("token");

        replace(token.change().heldBy("sub").make());
        assertThat(due(5)).isEmpty();
    }

    @Test
    default void whatIsLateIsFoundWhateverItDoes() {
        add(Given.token("never", "run"));
        add(Given.token("second", "run")
                .change()
                .status(Status.CLAIMED)
                .phase(Phase.EXECUTE)
                .deadline(Given.NOW.plusSeconds(5))
                .make());
        var first = add(Given.token("first", "run")
                .change()
                .status(Status.WAITING)
                .phase(Phase.CALLBACK)
                .deadline(Given.NOW.plusSeconds(4))
                .make());

        assertThat(late(3, 10)).isEmpty();
        assertThat(late(4, 10)).containsExactly("first");
        assertThat(late(9, 10)).containsExactly("first", "second");
        assertThat(late(9, 1)).containsExactly("first");

        replace(first.change().deadline(null).make());
        assertThat(late(9, 10)).containsExactly("second");
    }
}
