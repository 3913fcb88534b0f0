package culm.ee.persistence;

import culm.port.Workers;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The servers, each with a row of its own that it renews. */
public final class JpaServers implements Workers {

    private final Rows<ServerRow> rows;
    private final InstantSource clock;
    private final Duration lease;
    private final Set<String> declared;

    /**
     * @param lease how long a server counts as alive after its last sign of life
     * @param declared the queues besides the default one
     */
    public JpaServers(EntityManager entities, InstantSource clock, Duration lease, Set<String> declared) {
        this.rows = new Rows<>(entities, ServerRow.class);
        this.clock = clock;
        this.lease = lease;
        this.declared = Set.copyOf(declared);
    }

    @Override
    public boolean declared(String queue) {
        return queue.isEmpty() || declared.contains(queue);
    }

    @Override
    public Map<String, Instant> leases() {
        return alive().stream()
                .collect(Collectors.toUnmodifiableMap(
                        server -> signature(server.name(), server.incarnation()),
                        server -> server.heartbeat().plus(lease)));
    }

    /** How a server signs the tokens that it works on. */
    public static String signature(String name, String incarnation) {
        return name + "/" + incarnation;
    }

    @Override
    public boolean serving(String queue) {
        return alive().stream().anyMatch(server -> server.queues().contains(queue));
    }

    /** A server's sign of life. In a transaction. */
    public void heartbeat(String name, String incarnation, List<String> queues) {
        var now = new ServerLease(name, incarnation, clock.instant(), List.copyOf(queues));
        var renewed = rows.change()
                .set("incarnation", incarnation)
                .set("heartbeat", Micros.of(now.heartbeat()))
                .set("queues", Json.of(now.queues()))
                .where("row.id = :name", Map.of("name", name));
        if (renewed == 0) {
            rows.insert(List.of(new ServerRow(now)));
        }
    }

    /** A server's farewell. In a transaction. */
    public void leave(String name, String incarnation) {
        rows.delete("row.id = :name AND row.incarnation = :own", Map.of("name", name, "own", incarnation));
    }

    /** The servers whose lease is not over, by name. */
    public List<ServerLease> alive() {
        return rows.where("row.heartbeat > :dead ORDER BY row.id")
                .setParameter("dead", Micros.of(clock.instant().minus(lease)))
                .getResultStream()
                .map(ServerRow::lease)
                .toList();
    }
}
