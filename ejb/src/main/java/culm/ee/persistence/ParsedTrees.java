package culm.ee.persistence;

import culm.tree.FlowTree;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The trees that were used last, in memory. The newest stays, however large it is. */
final class ParsedTrees {

    private final Map<String, Sized> trees = new LinkedHashMap<>(16, 0.75f, true);
    private final int maxNodes;
    private int nodes;

    private record Sized(FlowTree tree, int nodes) {}

    ParsedTrees(int maxNodes) {
        this.maxNodes = maxNodes;
    }

    synchronized Optional<FlowTree> find(String hash) {
        return Optional.ofNullable(trees.get(hash)).map(Sized::tree);
    }

    synchronized void remember(String hash, FlowTree tree) {
        var size = tree.nodeIds().size();
        if (trees.put(hash, new Sized(tree, size)) == null) {
            nodes += size;
        }
        var oldest = trees.values().iterator();
        while (nodes > maxNodes && trees.size() > 1) {
            nodes -= oldest.next().nodes();
            oldest.remove();
        }
    }
}
