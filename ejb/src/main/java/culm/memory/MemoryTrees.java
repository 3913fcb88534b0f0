package culm.memory;

import culm.data.JsonValue;
import culm.port.CopyName;
import culm.port.Trees;
import culm.tree.FlowTree;
import culm.tree.FreshIds;
import java.util.Map;

final class MemoryTrees implements Trees {

    private final MemoryTable<String, Map<String, Object>> documents;
    private final MemoryTable<String, FlowTree> trees;

    MemoryTrees(MemoryTransactions transactions) {
        this.documents = new MemoryTable<>(transactions);
        this.trees = new MemoryTable<>(transactions);
    }

    @Override
    public String keep(Map<String, Object> document, FlowTree tree) {
        documents.put(tree.id(), JsonValue.copyOf(document));
        trees.put(tree.id(), tree);
        return tree.id();
    }

    @Override
    public String keepOriginal(Map<String, Object> document) {
        var copy = JsonValue.copyOf(document);
        var name = copy.toString(); // equal content has an equal name
        documents.put(name, copy);
        return name;
    }

    @Override
    public String copy(String original, FlowTree tree) {
        var name = new CopyName(tree.id(), original).toString();
        trees.put(name, tree);
        return name;
    }

    @Override
    public FlowTree get(String name) {
        return trees.get(name).orElseThrow();
    }

    @Override
    public Map<String, Object> document(String name) {
        return CopyName.of(name)
                .map(copy ->
                        FreshIds.under(copy.key(), document(copy.original())).document())
                .orElseGet(() -> documents.get(name).orElseThrow());
    }
}
