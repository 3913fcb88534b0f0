package culm.tree;

import java.util.List;
import java.util.Map;

/**
 * One flow: the root, or the inside of a subprocess.
 *
 * @param id the pipeline id; for the inside of a subprocess the id of its node
 * @param nodes all nodes by id, start and end event included, in the order of the tree
 * @param flows the edges by id
 * @param variables {@code data.inputs} by key (with wrapper), in the order of the tree
 * @param outputs keys (with wrapper) published at the end
 * @param preRenderKeys keys that are evaluated once at the start and then fixed
 * @param convergeOf for each parallel and conditional parallel gateway the converge gateway that joins its branches
 */
public record Pipeline(
        String id,
        String name,
        Node.StartEvent start,
        Node.EndEvent end,
        Map<String, Node> nodes,
        Map<String, SequenceFlow> flows,
        Map<String, Variable> variables,
        List<String> outputs,
        List<String> preRenderKeys,
        Map<String, String> convergeOf) {

    /** The node behind a flow of this pipeline. */
    public Node target(String flowId) {
        return nodes.get(flows.get(flowId).target());
    }
}
