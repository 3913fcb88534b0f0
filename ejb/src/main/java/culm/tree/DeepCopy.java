package culm.tree;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Copies a document of any depth: what lies deep waits in a queue, not on the call stack. */
final class DeepCopy {

    private static final int DEEPEST_CALL = 100;

    private final Deque<Runnable> pending = new ArrayDeque<>();

    private DeepCopy() {}

    static Map<String, Object> of(Map<String, Object> document) {
        var copies = new DeepCopy();
        var copy = new LinkedHashMap<String, Object>();
        document.forEach((key, value) -> copy.put(key, copies.copy(value, 1)));
        while (!copies.pending.isEmpty()) {
            copies.pending.poll().run();
        }
        return copy;
    }

    private Object copy(Object value, int depth) {
        if (value instanceof Map<?, ?> map) {
            var copy = new LinkedHashMap<Object, Object>();
            fill(depth, inner -> map.forEach((key, member) -> copy.put(key, copy(member, inner))));
            return copy;
        }
        if (value instanceof List<?> list) {
            var copy = new ArrayList<Object>(list.size());
            fill(depth, inner -> list.forEach(item -> copy.add(copy(item, inner))));
            return copy;
        }
        return value;
    }

    private interface Filling {
        void fill(int depth);
    }

    private void fill(int depth, Filling filling) {
        if (depth < DEEPEST_CALL) {
            filling.fill(depth + 1);
        } else {
            pending.add(() -> filling.fill(1));
        }
    }
}
