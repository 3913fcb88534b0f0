package culm.ee.persistence;

import culm.port.NodeRun;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Map;

/** A {@link NodeRow} as it is read when many are read: without inputs and outputs. */
@Entity
@Table(name = "culm_node")
class NodeHead {

    @Id
    private String id;

    @Embedded
    private NodeFacts facts;

    protected NodeHead() {}

    NodeRun node() {
        return facts.node(id, Map.of(), Map.of());
    }
}
