package culm.ee.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import culm.memory.ManualClock;
import culm.port.Given;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JpaServersTest {

    private final TestDatabase database = TestDatabase.shared();
    private final ManualClock clock = new ManualClock(Given.NOW);
    private final JpaServers servers =
            new JpaServers(database.entities(), clock, Duration.ofSeconds(30), Set.of("slow"));

    @BeforeEach
    void empty() {
        database.empty();
    }

    private void heartbeat(String name, String incarnation, String... queues) {
        database.stores().transactions().run(() -> servers.heartbeat(name, incarnation, List.of(queues)));
    }

    @Test
    void theDefaultQueueIsAlwaysDeclared() {
        assertThat(servers.declared("")).isTrue();
        assertThat(servers.declared("slow")).isTrue();
        assertThat(servers.declared("unknown")).isFalse();
    }

    @Test
    void aQueueIsServedWhileAServerThatConsumesItIsAlive() {
        heartbeat("a", "1", "");
        heartbeat("b", "1", "slow");

        assertThat(servers.serving("")).isTrue();
        assertThat(servers.serving("slow")).isTrue();
        assertThat(servers.serving("other")).isFalse();

        clock.tick(Duration.ofSeconds(20));
        heartbeat("a", "1", "");
        clock.tick(Duration.ofSeconds(20));
        assertThat(servers.serving("")).isTrue();
        assertThat(servers.serving("slow")).isFalse();
    }

    @Test
    void aServerThatStartsAgainKeepsItsRow() {
        heartbeat("a", "1", "");
        heartbeat("a", "2", "slow");

        assertThat(servers.alive()).containsExactly(new ServerLease("a", "2", Given.NOW, List.of("slow")));
    }

    @Test
    void aServerThatLeavesIsGoneAtOnceButNotItsSuccessor() {
        heartbeat("a", "1", "");
        heartbeat("b", "2", "");

        database.stores().transactions().run(() -> {
            servers.leave("a", "1");
            servers.leave("b", "1");
        });

        assertThat(servers.alive()).extracting(ServerLease::name).containsExactly("b");
    }
}
