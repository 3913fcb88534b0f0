package culm.tree;

import culm.expr.Condition;
import java.util.List;
import java.util.Optional;

/**
 * How a gateway with conditions chooses.
 *
 * @param branches in the order of the tree
 * @param defaultFlow taken when no condition holds: {@code default_condition.flow_id}, else a flow with
 *     {@code is_default}
 */
public record Branching(List<Branch> branches, Optional<String> defaultFlow, Strategy strategy) {

    /** @param flowId the outgoing flow that the condition opens */
    public record Branch(String flowId, String name, Condition condition) {}

    /** What an exclusive gateway does when several conditions hold. */
    public enum Strategy {
        /** The first in order is taken. */
        FIRST,
        /** The gateway fails. */
        ONLY
    }
}
