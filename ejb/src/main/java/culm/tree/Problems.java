package culm.tree;

import java.util.ArrayList;
import java.util.List;

/** Everything that one reading finds wrong, in the order it is found. */
final class Problems {

    private final List<Problem> found = new ArrayList<>();

    void add(ProblemCode code, String nodeId, Pointer at, String message) {
        found.add(new Problem(code, nodeId, at.toString(), message));
    }

    int count() {
        return found.size();
    }

    List<Problem> all() {
        return List.copyOf(found);
    }
}
