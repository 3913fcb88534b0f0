package culm.ee.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

@Entity
@Table(name = "culm_node_index")
class NodeOfRunRow {

    @Id
    @Column(name = "node_id")
    private String id;

    @Column(name = "run_id")
    private String runId;

    protected NodeOfRunRow() {}

    String runId() {
        return runId;
    }
}
