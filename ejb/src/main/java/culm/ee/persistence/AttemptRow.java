package culm.ee.persistence;

import culm.port.Attempt;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

@Entity
@Table(name = "culm_attempt")
class AttemptRow {

    @Id
    private String id;

    @Column(name = "node_id")
    private String nodeId;

    @Embedded
    private NodeFacts facts;

    private String inputs;
    private String outputs;

    protected AttemptRow() {}

    AttemptRow(Attempt attempt) {
        var node = attempt.node();
        id = attempt.id();
        nodeId = node.id();
        facts = new NodeFacts(node);
        inputs = Json.of(node.inputs());
        outputs = Json.of(node.outputs());
    }

    Attempt attempt() {
        return new Attempt(id, facts.node(nodeId, Json.map(inputs), Json.map(outputs)));
    }
}
