package culm.port;

import static org.assertj.core.api.Assertions.assertThat;

import culm.port.Servers.Renewal;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

public interface ServersContract extends Contract {

    Duration LEASE = Duration.ofSeconds(30);

    /** By the clock of the store. */
    void letPass(Duration time);

    private static Server server(String name, String incarnation) {
        return new Server(name, incarnation, false, Map.of("", 16, "slow", 0));
    }

    private Server enter(String name, String incarnation) {
        var server = server(name, incarnation);
        stores().transactions().run(() -> stores().servers().enter(server, LEASE));
        return server;
    }

    private Renewal renew(Server server) {
        return stores().transactions().call(() -> stores().servers().renew(server, LEASE));
    }

    private void leave(Server server) {
        stores().transactions().run(() -> stores().servers().leave(server));
    }

    private List<Server> alive() {
        var now = stores().servers().now();
        return stores().servers().leases().stream()
                .filter(lease -> !lease.over(now))
                .map(Lease::server)
                .toList();
    }

    @Test
    default void aServerThatComesInCountsAsAliveUntilItsLeaseIsOver() {
        var before = stores().servers().now();
        var b = enter("b", "1");
        var a = enter("a", "1");
        var after = stores().servers().now();

        assertThat(alive()).containsExactly(a, b);
        assertThat(stores().servers().leases()).allSatisfy(lease -> {
            assertThat(lease.since()).isBetween(before, after);
            assertThat(lease.until()).isBetween(lease.since().plus(LEASE), after.plus(LEASE));
        });

        letPass(Duration.ofSeconds(31));
        assertThat(alive()).isEmpty();
        assertThat(stores().servers().leases()).extracting(Lease::server).containsExactly(a, b);
    }

    @Test
    default void aServerThatRenewsItsLeaseStaysAlive() {
        var a = enter("a", "1");
        enter("b", "1");

        letPass(Duration.ofSeconds(20));
        assertThat(renew(a)).isEqualTo(Renewal.HELD);
        letPass(Duration.ofSeconds(20));

        assertThat(alive()).containsExactly(a);
    }

    @Test
    default void whoRenewsTooLateIsToldSo() {
        var a = enter("a", "1");
        letPass(Duration.ofSeconds(31));

        assertThat(renew(a)).isEqualTo(Renewal.LATE);
        assertThat(alive()).containsExactly(a);
        assertThat(renew(a)).isEqualTo(Renewal.HELD);
    }

    @Test
    default void aServerOfTheSameNamePutsTheOlderOneOut() {
        var older = enter("a", "1");
        var newer = enter("a", "2");

        assertThat(alive()).containsExactly(newer);
        assertThat(renew(older)).isEqualTo(Renewal.DISPLACED);
        assertThat(alive()).containsExactly(newer);
        assertThat(renew(newer)).isEqualTo(Renewal.HELD);
    }

    @Test
    default void whatAServerSaysOfItselfIsSeenWithItsNextRenewal() {
        var a = enter("a", "1");
        var changed = new Server("a", "1", true, Map.of("", 4));

        assertThat(renew(changed)).isEqualTo(Renewal.HELD);

        assertThat(alive()).containsExactly(changed).doesNotContain(a);
    }

    @Test
    default void aServerThatLeavesIsGoneAtOnceButNotItsSuccessor() {
        var a = enter("a", "1");
        var older = enter("b", "1");
        var newer = enter("b", "2");

        leave(a);
        leave(older);

        assertThat(stores().servers().leases()).extracting(Lease::server).containsExactly(newer);
    }

    @Test
    default void whoWasLostForLongIsForgottenWhenAnotherComesInAndMayComeBack() {
        var lost = enter("lost", "1");
        letPass(Servers.REMEMBERED.plus(LEASE).plusSeconds(1));
        var a = enter("a", "1");

        assertThat(stores().servers().leases()).extracting(Lease::server).containsExactly(a);
        assertThat(renew(lost)).isEqualTo(Renewal.LATE);
        assertThat(alive()).containsExactly(a, lost);
    }

    @Test
    default void ofServersThatComeInAtOnceUnderOneNameOneHoldsIt() throws Exception {
        var entered = atOnce(4, i -> () -> enter("a", Integer.toString(i)));

        var renewals = entered.stream().map(this::renew).toList();

        assertThat(alive()).hasSize(1);
        assertThat(renewals).containsOnlyOnce(Renewal.HELD);
        assertThat(Collections.frequency(renewals, Renewal.DISPLACED)).isEqualTo(3);
    }
}
