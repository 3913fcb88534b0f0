package culm.memory;

import culm.port.Attempt;
import culm.port.NodeRun;
import culm.port.Nodes;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

final class MemoryNodes implements Nodes {

    private final MemoryTable<String, NodeRun> nodes;
    private final MemoryTable<String, Attempt> attempts;

    MemoryNodes(MemoryTransactions transactions) {
        this.nodes = new MemoryTable<>(transactions);
        this.attempts = new MemoryTable<>(transactions);
    }

    @Override
    public Optional<NodeRun> find(String nodeId) {
        return nodes.get(nodeId);
    }

    @Override
    public List<NodeRun> ofRun(String runId) {
        return nodes.all().stream().filter(node -> node.runId().equals(runId)).toList();
    }

    @Override
    public void add(Collection<NodeRun> entered) {
        for (var node : entered) {
            if (nodes.has(node.id())) {
                throw new IllegalStateException("node %s was entered before".formatted(node.id()));
            }
            nodes.put(node.id(), node);
        }
    }

    @Override
    public void update(Collection<NodeRun> changed) {
        for (var node : changed) {
            if (!nodes.has(node.id())) {
                throw new IllegalStateException("node %s was never entered".formatted(node.id()));
            }
            nodes.put(node.id(), node);
        }
    }

    @Override
    public void remove(Collection<String> nodeIds) {
        nodeIds.forEach(nodes::remove);
    }

    @Override
    public void addHistory(Collection<Attempt> ended) {
        ended.forEach(attempt -> attempts.put(attempt.id(), attempt));
    }

    @Override
    public List<Attempt> history(String nodeId) {
        return attempts.all().stream()
                .filter(attempt -> attempt.node().id().equals(nodeId))
                .sorted(Comparator.comparing(Attempt::id))
                .toList();
    }
}
