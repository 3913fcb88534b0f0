package culm.tree;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which node outputs feed which variables of one flow, and which of its variables can change while it runs. */
public final class Wiring {

    /** The output of some node that feeds the variable {@code key} (with wrapper). */
    public record Mapping(String key, String output) {}

    private final Map<String, List<Mapping>> byNode = new HashMap<>();
    private final Set<String> writable;

    /** @param params what a subprocess node gives its flow; empty for the root */
    Wiring(Pipeline pipeline, Set<String> params) {
        writable = new HashSet<>(params);
        writable.addAll(pipeline.preRenderKeys());
        for (var variable : pipeline.variables().values()) {
            for (var source : variable.sources()) {
                byNode.computeIfAbsent(source.nodeId(), id -> new ArrayList<>())
                        .add(new Mapping(variable.key(), source.output()));
                writable.add(variable.key());
            }
        }
        for (var node : pipeline.nodes().values()) {
            if (node instanceof Node.ServiceActivity activity && activity.loopConfig() != null) {
                writable.add(activity.loopConfig().outputsKey());
            }
        }
    }

    /** The same in another copy of the flow. */
    Wiring(Wiring old, Recopying copying) {
        old.byNode.forEach((node, mappings) -> byNode.put(copying.id(node), mappings));
        writable = old.writable;
    }

    public List<Mapping> outputsOf(String nodeId) {
        return byNode.getOrDefault(nodeId, List.of());
    }

    /** Whether a run can write the variable; of any other the tree, or what the run was started with, has the value. */
    public boolean writable(String key) {
        return writable.contains(key);
    }
}
