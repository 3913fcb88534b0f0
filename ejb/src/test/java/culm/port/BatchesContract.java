package culm.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import culm.port.BatchItem.Outcome;
import culm.port.Batches.ClaimLost;
import culm.state.State;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

public interface BatchesContract extends Contract {

    Duration LEASE = Duration.ofMinutes(1);

    private static Batch batch(String id, String createdBy) {
        return new Batch(
                id,
                "retry",
                Batch.State.RUNNING,
                3,
                createdBy,
                Role.OPERATOR,
                "the disk has room again",
                Map.of("ex_data", List.of("a", 1L)),
                Given.NOW,
                null);
    }

    private void alone(Runnable work) {
        stores().transactions().alone(() -> {
            work.run();
            return null;
        });
    }

    private void add(String id, String createdBy) {
        alone(() -> stores().batches().add(batch(id, createdBy), List.of("n1", "n2", "n3")));
    }

    private void record(BatchItem... done) {
        alone(() -> stores().batches().record("b", List.of(done)));
    }

    private List<BatchItem> items() {
        return stores().batches().items("b", null, -1, 10);
    }

    private static BatchItem ended(int position, Outcome outcome) {
        return BatchItem.pending(position, "n" + (position + 1)).ended(outcome, "LIMIT", "words", Given.NOW);
    }

    @Test
    default void aBatchIsGivenBackAsItWasOrdered() {
        add("a", "anna");
        add("b", "boss");

        assertThat(stores().batches().find("a")).contains(batch("a", "anna"));
        assertThat(stores().batches().find("c")).isEmpty();
        assertThat(stores().batches().list(null, null, 10))
                .extracting(Batch::id)
                .containsExactly("b", "a");
        assertThat(stores().batches().list("anna", null, 10))
                .extracting(Batch::id)
                .containsExactly("a");
        assertThat(stores().batches().list(null, "b", 10)).extracting(Batch::id).containsExactly("a");
        assertThat(items()).extracting(BatchItem::target).containsExactly("n1", "n2", "n3");
        assertThat(stores().batches().open()).isEqualTo(2);
    }

    @Test
    default void whatItemsSayIsWhatIsCounted() {
        add("b", "anna");

        record(ended(0, Outcome.SUCCEEDED), ended(2, Outcome.FAILED));

        assertThat(items())
                .containsExactly(ended(0, Outcome.SUCCEEDED), BatchItem.pending(1, "n2"), ended(2, Outcome.FAILED));
        assertThat(stores().batches().items("b", Outcome.PENDING, -1, 10)).hasSize(1);
        assertThat(stores().batches().items("b", null, 0, 1)).containsExactly(BatchItem.pending(1, "n2"));
        assertThat(stores().batches().tallies(List.of("b", "x")))
                .isEqualTo(Map.of(
                        "b", Map.of(Outcome.SUCCEEDED, 1, Outcome.FAILED, 1, Outcome.PENDING, 1), "x", Map.of()));
    }

    @Test
    default void thatAnItemHasSucceededHoldsWhateverElseIsSaid() {
        add("b", "anna");
        record(ended(0, Outcome.SUCCEEDED), ended(1, Outcome.FAILED));

        record(ended(0, Outcome.SKIPPED), ended(1, Outcome.SKIPPED));
        alone(() -> stores().batches().skipPending("b", "too late", Given.NOW));

        assertThat(items())
                .extracting(BatchItem::outcome)
                .containsExactly(Outcome.SUCCEEDED, Outcome.FAILED, Outcome.SKIPPED);
        assertThat(items().get(2).message()).isEqualTo("too late");
        record(ended(2, Outcome.SUCCEEDED));
        assertThat(items().get(2).outcome()).isEqualTo(Outcome.SUCCEEDED);
    }

    private void claim(String claimant, Duration lease) {
        alone(() -> stores().batches().claim("b", claimant, lease));
    }

    @Test
    default void oneWorksOnItAtATime() {
        add("b", "anna");
        assertThat(stores().batches().unclaimed(5)).containsExactly("b");
        claim("one", LEASE);
        claim("one", LEASE);

        assertThat(stores().batches().unclaimed(5)).isEmpty();
        assertThatThrownBy(() -> claim("two", LEASE)).isInstanceOf(ClaimLost.class);
        claim("one", Duration.ZERO.minusSeconds(1));
        assertThat(stores().batches().unclaimed(5)).containsExactly("b");
        claim("two", LEASE);
        assertThatThrownBy(() -> claim("one", LEASE)).isInstanceOf(ClaimLost.class);
    }

    @Test
    default void itIsOverOnce() {
        add("b", "anna");
        var later = Given.NOW.plusSeconds(1);

        alone(() -> stores().batches().move("b", Batch.State.CANCELLING, Batch.State.CANCELLED, later));
        assertThat(stores().batches().find("b").orElseThrow().state()).isEqualTo(Batch.State.RUNNING);
        alone(() -> stores().batches().move("b", Batch.State.RUNNING, Batch.State.FINISHED, later));

        assertThat(stores().batches().find("b")).contains(batch("b", "anna").in(Batch.State.FINISHED, later));
        assertThat(stores().batches().open()).isZero();
        assertThat(stores().batches().unclaimed(5)).isEmpty();
        assertThatThrownBy(() -> claim("one", LEASE)).isInstanceOf(ClaimLost.class);
        assertThat(stores().transactions().alone(() -> stores().batches().forget(later, 5)))
                .isZero();
        assertThat(stores().transactions().alone(() -> stores().batches().forget(later.plusSeconds(1), 5)))
                .isEqualTo(1);
        assertThat(stores().batches().find("b")).isEmpty();
        assertThat(items()).isEmpty();
    }

    private static Token at(String node, Token.Status status, String runId) {
        return Given.token("t-" + node, runId)
                .change()
                .nodeId(node)
                .status(status)
                .make();
    }

    @Test
    default void whatAnActionMayBeMeantForIsFound() {
        stores().transactions().run(() -> {
            stores().runs().add(Given.run("old", State.FAILED, Given.NOW), List.of());
            stores().runs().add(Given.run("new", State.RUNNING, Given.NOW.plusSeconds(1)), List.of());
            stores().tokens()
                    .add(List.of(
                            at("failed", Token.Status.FAILED, "new"),
                            at("busy", Token.Status.WAITING, "new"),
                            at("ready", Token.Status.READY, "new")));
            stores().failures().add(List.of(new Failure("failed", "new", "g", Given.NOW)));
        });

        var targets = stores().targets();
        assertThat(targets.runs(RunFilter.all(), 5)).containsExactly("new", "old");
        assertThat(targets.runs(RunFilter.all(), 1)).containsExactly("new");
        assertThat(targets.runs(RunFilter.all().in(Set.of(State.RUNNING)), 5)).containsExactly("new");
        assertThat(targets.failedNodes(RunFilter.all().of(Set.of("default")), 5))
                .containsExactly("failed");
        assertThat(targets.busyNodes(RunFilter.all(), 5)).containsExactly("busy");
        assertThat(targets.busyNodes(RunFilter.all().of(Set.of("red")), 5)).isEmpty();
    }
}
