package culm.ee.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;

@Entity
@Table(name = "culm_server")
class ServerRow {

    @Id
    @Column(name = "name")
    private String id;

    private String incarnation;
    private Long heartbeat;
    private String queues;

    protected ServerRow() {}

    ServerRow(ServerLease lease) {
        id = lease.name();
        incarnation = lease.incarnation();
        heartbeat = Micros.of(lease.heartbeat());
        queues = Json.of(lease.queues());
    }

    ServerLease lease() {
        List<String> served = Json.texts(Json.value(queues));
        return new ServerLease(id, incarnation, Micros.toInstant(heartbeat), served);
    }
}
