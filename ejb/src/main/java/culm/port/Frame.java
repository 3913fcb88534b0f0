package culm.port;

import java.util.ArrayList;
import java.util.List;

/**
 * One flow that a token is in.
 *
 * @param pipelineId the root's id, or a subprocess node's
 * @param entry tells one entry of the flow from the next when a loop enters it again
 * @param scopes where its variables are kept: the token's own scope first, then those of the forks around it, at last the
 *     flow's own. Reads take the first scope that has the key; writes go to the first
 */
public record Frame(String pipelineId, String entry, List<String> scopes) {

    public Frame {
        scopes = List.copyOf(scopes);
    }

    /** The same flow as a branch sees it: what it writes stays its own until the join. */
    public Frame branch(String scope) {
        var inner = new ArrayList<String>();
        inner.add(scope);
        inner.addAll(scopes);
        return new Frame(pipelineId, entry, inner);
    }

    public String ownScope() {
        return scopes.get(0);
    }
}
