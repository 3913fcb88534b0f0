package culm.port;

import static org.assertj.core.api.Assertions.assertThat;

import culm.port.Token.Phase;
import culm.port.Token.Status;
import culm.state.State;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is told of tokens in numbers, and queue by queue. */
public interface BacklogContract extends Contract {

    private void run(String id, State state, String queue) {
        var run = Given.run(id, state, Given.NOW, queue);
        stores().transactions().run(() -> stores().runs().add(run, List.of()));
    }

    private void add(Token.Change token) {
        stores().transactions().run(() -> stores().tokens().add(List.of(token.make())));
    }

    private static Token.Change token(String id, String run) {
        return Given.token(id, run).change().queue(run.equals("run") ? "" : run);
    }

    private static List<String> ids(List<Overdue> found) {
        return found.stream().map(overdue -> overdue.token().tokenId()).toList();
    }

    @Test
    default void countsWhatEachServerHasInItsHands() {
        run("run", State.RUNNING, "");
        add(token("one", "run").status(Status.CLAIMED).owner("a/1"));
        add(token("two", "run").status(Status.CLAIMED).owner("a/1"));
        add(token("three", "run").status(Status.CLAIMED).owner("b/1"));
        add(token("given back", "run").owner("b/1"));

        assertThat(stores().tokens().held()).isEqualTo(Map.of("a/1", 2, "b/1", 1));
    }

    @Test
    default void tellsOfEachQueueHowMuchWaitsAndSinceWhen() {
        run("run", State.RUNNING, "");
        run("slow", State.RUNNING, "slow");
        run("halted", State.SUSPENDED, "halted");
        add(token("one", "run").since(Given.NOW.minusSeconds(2)));
        add(token("two", "run").since(Given.NOW.minusSeconds(5)));
        add(token("three", "slow"));
        add(token("held", "slow").heldBy("slow").since(Given.NOW.minusSeconds(9)));
        add(token("claimed", "slow").status(Status.CLAIMED).owner("a/1"));
        add(token("halted", "halted"));

        assertThat(stores().tokens().backlogs())
                .containsExactlyInAnyOrder(
                        new Backlog("", 2, Given.NOW.minusSeconds(5)), new Backlog("slow", 1, Given.NOW));
    }

    @Test
    default void whereNothingWaitsThereIsNoBacklog() {
        run("run", State.RUNNING, "");

        assertThat(stores().tokens().backlogs()).isEmpty();
        assertThat(stores().tokens().held()).isEmpty();
    }

    @Test
    default void findsWhatIsLateQueueByQueue() {
        run("run", State.RUNNING, "");
        run("slow", State.RUNNING, "slow");
        add(token("ready", "run"));
        add(token("ready slow", "slow").since(Given.NOW.minusSeconds(1)));
        add(token("due", "run").status(Status.WAITING).phase(Phase.POLL).due(Given.NOW));
        add(token("due slow", "slow").status(Status.WAITING).phase(Phase.POLL).due(Given.NOW.minusSeconds(1)));

        assertThat(ids(stores().tokens().forgotten("", Given.NOW, 1))).containsExactly("ready");
        assertThat(ids(stores().tokens().forgotten("slow", Given.NOW, 1))).containsExactly("ready slow");
        assertThat(ids(stores().tokens().due("", Given.NOW, 1))).containsExactly("due");
        assertThat(ids(stores().tokens().due("slow", Given.NOW, 1))).containsExactly("due slow");
        assertThat(stores().tokens().forgotten("other", Given.NOW, 1)).isEmpty();
    }
}
