package culm.ee.persistence;

import culm.port.Attempt;
import culm.port.NodeRun;
import culm.port.Nodes;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Nodes in the database. */
public final class JpaNodes implements Nodes {

    private final Rows<NodeRow> rows;
    private final Rows<NodeHead> heads;
    private final Rows<AttemptRow> attempts;

    public JpaNodes(EntityManager entities) {
        this.rows = new Rows<>(entities, NodeRow.class);
        this.heads = new Rows<>(entities, NodeHead.class);
        this.attempts = new Rows<>(entities, AttemptRow.class);
    }

    @Override
    public Optional<NodeRun> find(String nodeId) {
        return rows.find(nodeId).map(NodeRow::node);
    }

    @Override
    public List<NodeRun> ofRun(String runId) {
        return heads.where("row.facts.runId = :run")
                .setParameter("run", runId)
                .getResultStream()
                .map(NodeHead::node)
                .toList();
    }

    @Override
    public void add(Collection<NodeRun> entered) {
        rows.insert(entered.stream().map(NodeRow::new).toList());
    }

    @Override
    public void update(Collection<NodeRun> changed) {
        changed.forEach(this::update);
    }

    private void update(NodeRun node) {
        var updated = NodeFacts.change(rows, node)
                .set("inputs", Json.of(node.inputs()))
                .set("outputs", Json.of(node.outputs()))
                .where("row.id = :id", Map.of("id", node.id()));
        if (updated == 0) {
            throw new IllegalStateException("node %s was never entered".formatted(node.id()));
        }
    }

    @Override
    public void remove(Collection<String> nodeIds) {
        nodeIds.forEach(this::remove);
    }

    private void remove(String nodeId) {
        rows.delete("row.id = :id", Map.of("id", nodeId));
    }

    @Override
    public void addHistory(Collection<Attempt> ended) {
        attempts.insert(ended.stream().map(AttemptRow::new).toList());
    }

    @Override
    public List<Attempt> history(String nodeId) {
        return attempts.where("row.nodeId = :node ORDER BY row.id")
                .setParameter("node", nodeId)
                .getResultStream()
                .map(AttemptRow::attempt)
                .toList();
    }
}
