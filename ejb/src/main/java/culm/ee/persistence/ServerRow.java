package culm.ee.persistence;

import culm.port.Lease;
import culm.port.Server;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.HashMap;

/** Is only read: what is written holds times that the database tells. */
@Entity
@Table(name = "culm_server")
class ServerRow {

    @Id
    @Column(name = "name")
    private String id;

    private String incarnation;

    @Column(name = "started_at")
    private Long startedAt;

    @Column(name = "lease_until")
    private Long leaseUntil;

    private boolean draining;
    private String consumers;

    protected ServerRow() {}

    Lease lease() {
        var counts = new HashMap<String, Integer>();
        Json.map(consumers).forEach((queue, count) -> counts.put(queue, ((Number) count).intValue()));
        return new Lease(
                new Server(id, incarnation, draining, counts),
                Micros.toInstant(startedAt),
                Micros.toInstant(leaseUntil));
    }
}
