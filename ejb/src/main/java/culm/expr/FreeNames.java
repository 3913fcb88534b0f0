package culm.expr;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;

/** Collects the names an expression takes from outside, which excludes those its comprehensions and lambdas bind. */
final class FreeNames {

    private final Deque<Set<String>> frames = new ArrayDeque<>();

    FreeNames() {
        open();
    }

    void open() {
        frames.push(new LinkedHashSet<>());
    }

    void add(String name) {
        frames.element().add(name);
    }

    /** Ends the part that binds these names. */
    void close(Collection<String> bound) {
        Set<String> inner = frames.pop();
        inner.removeAll(Set.copyOf(bound));
        frames.element().addAll(inner);
    }

    /** Leaves the open part for a while: the first source of a comprehension sees nothing of what it binds. */
    Set<String> suspend() {
        return frames.pop();
    }

    void resume(Set<String> suspended) {
        frames.push(suspended);
    }

    Set<String> names() {
        return Set.copyOf(frames.element());
    }
}
