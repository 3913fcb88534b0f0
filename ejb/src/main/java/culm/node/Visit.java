package culm.node;

import culm.data.Scope;
import culm.tree.Pipeline;
import culm.tree.Wiring;
import java.util.Map;

/**
 * What a handler is told about the entering of its node.
 *
 * @param rootId the run
 * @param pipeline the flow that the node belongs to
 * @param loop the number of the pass as components see it
 * @param innerLoop the same within this entry of the flow
 * @param given inputs that an operator gave for this attempt, or null
 */
public record Visit(
        String rootId,
        Pipeline pipeline,
        Wiring wiring,
        Scope scope,
        long loop,
        long innerLoop,
        Map<String, Object> given) {

    boolean inSubprocess() {
        return !pipeline.id().equals(rootId);
    }
}
