package culm.chaos.deployed;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** What a transactional component has done at a node: its own row, in its own table. */
@Entity
@Table(name = "chaos_booking")
public class Booking {

    @Id
    @Column(name = "node_id", length = 64)
    private String nodeId;

    private String version;

    protected Booking() {}

    Booking(String nodeId, String version) {
        this.nodeId = nodeId;
        this.version = version;
    }
}
