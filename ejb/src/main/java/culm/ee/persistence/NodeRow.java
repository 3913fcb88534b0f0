package culm.ee.persistence;

import culm.port.NodeRun;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

@Entity
@Table(name = "culm_node")
class NodeRow {

    @Id
    private String id;

    @Embedded
    private NodeFacts facts;

    private String inputs;
    private String outputs;

    protected NodeRow() {}

    NodeRow(NodeRun node) {
        id = node.id();
        facts = new NodeFacts(node);
        inputs = Json.of(node.inputs());
        outputs = Json.of(node.outputs());
    }

    NodeRun node() {
        return facts.node(id, Json.map(inputs), Json.map(outputs));
    }
}
