package culm.memory;

import culm.data.JsonValue;
import culm.port.Trees;
import culm.tree.FlowTree;
import java.util.Map;

final class MemoryTrees implements Trees {

    private record Kept(Map<String, Object> document, FlowTree tree) {}

    private final MemoryTable<String, Kept> trees;

    MemoryTrees(MemoryTransactions transactions) {
        this.trees = new MemoryTable<>(transactions);
    }

    @Override
    public String keep(Map<String, Object> document, FlowTree tree) {
        trees.put(tree.id(), new Kept(JsonValue.copyOf(document), tree));
        return tree.id();
    }

    @Override
    public FlowTree get(String hash) {
        return trees.get(hash).orElseThrow().tree();
    }

    @Override
    public Map<String, Object> document(String hash) {
        return trees.get(hash).orElseThrow().document();
    }
}
