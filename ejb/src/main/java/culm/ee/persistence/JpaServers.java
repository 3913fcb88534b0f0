package culm.ee.persistence;

import culm.port.Lease;
import culm.port.Server;
import culm.port.Servers;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The servers, each with a row of its own. Every time in it is told by the database, in the statement that writes it. */
public final class JpaServers implements Servers {

    private static final long MICROS = 1_000;

    private final EntityManager entities;
    private final Rows<ServerRow> rows;
    private final String now;

    public JpaServers(EntityManager entities, Database database) {
        this.entities = entities;
        this.rows = new Rows<>(entities, ServerRow.class);
        this.now = database.now();
    }

    @Override
    public Instant now() {
        var told = (Number) entities.createNativeQuery("SELECT " + now).getSingleResult();
        return Micros.toInstant(told.longValue());
    }

    @Override
    public void enter(Server self, Duration lease) {
        forgetLongLost();
        var taken = entities.createNativeQuery("UPDATE culm_server SET incarnation = ?, started_at = " + now
                        + ", lease_until = " + now + " + ?, draining = ?, consumers = ? WHERE name = ?")
                .setParameter(1, self.incarnation())
                .setParameter(2, micros(lease))
                .setParameter(3, self.draining())
                .setParameter(4, Json.of(self.consumers()))
                .setParameter(5, self.name())
                .executeUpdate();
        if (taken == 0) {
            insert(self, lease);
        }
    }

    private void forgetLongLost() {
        entities.createNativeQuery("DELETE FROM culm_server WHERE lease_until + ? < " + now)
                .setParameter(1, micros(REMEMBERED))
                .executeUpdate();
    }

    private void insert(Server self, Duration lease) {
        entities.createNativeQuery(
                        "INSERT INTO culm_server (name, incarnation, started_at, lease_until, draining, consumers)"
                                + " VALUES (?, ?, " + now + ", " + now + " + ?, ?, ?)")
                .setParameter(1, self.name())
                .setParameter(2, self.incarnation())
                .setParameter(3, micros(lease))
                .setParameter(4, self.draining())
                .setParameter(5, Json.of(self.consumers()))
                .executeUpdate();
    }

    @Override
    public Renewal renew(Server self, Duration lease) {
        if (renewed(self, lease, " AND lease_until > " + now)) {
            return Renewal.HELD;
        }
        if (!renewed(self, lease, "")) {
            if (rows.find(self.name()).isPresent()) {
                return Renewal.DISPLACED;
            }
            insert(self, lease); // it was away for so long that it was forgotten
        }
        return Renewal.LATE;
    }

    private boolean renewed(Server self, Duration lease, String condition) {
        return entities.createNativeQuery("UPDATE culm_server SET lease_until = " + now
                                + " + ?, draining = ?, consumers = ? WHERE name = ? AND incarnation = ?" + condition)
                        .setParameter(1, micros(lease))
                        .setParameter(2, self.draining())
                        .setParameter(3, Json.of(self.consumers()))
                        .setParameter(4, self.name())
                        .setParameter(5, self.incarnation())
                        .executeUpdate()
                == 1;
    }

    @Override
    public void leave(Server self) {
        rows.delete(
                "row.id = :name AND row.incarnation = :own", Map.of("name", self.name(), "own", self.incarnation()));
    }

    @Override
    public List<Lease> leases() {
        return rows.query("SELECT row FROM ServerRow row ORDER BY row.id", ServerRow.class)
                .getResultStream()
                .map(ServerRow::lease)
                .toList();
    }

    private static long micros(Duration time) {
        return time.toNanos() / MICROS;
    }
}
