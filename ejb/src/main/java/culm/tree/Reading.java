package culm.tree;

import java.util.List;
import java.util.Optional;

/**
 * What came of reading a tree.
 *
 * @param tree present if there are no problems
 * @param problems everything that is wrong, in the order in which it was found
 */
public record Reading(Optional<FlowTree> tree, List<Problem> problems) {

    public boolean valid() {
        return problems.isEmpty();
    }
}
