package culm.tree;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Copies a document of any depth: what is still to be copied waits in a queue, not on the call stack. */
final class DeepCopy {

    private final Deque<Runnable> pending = new ArrayDeque<>();

    private DeepCopy() {}

    static Map<String, Object> of(Map<String, Object> document) {
        var copies = new DeepCopy();
        var copy = new LinkedHashMap<String, Object>();
        document.forEach((key, value) -> copies.copy(value, taken -> copy.put(key, taken)));
        while (!copies.pending.isEmpty()) {
            copies.pending.poll().run();
        }
        return copy;
    }

    private void copy(Object value, Consumer<Object> taker) {
        if (value instanceof Map<?, ?> map) {
            var copy = new LinkedHashMap<Object, Object>();
            taker.accept(copy);
            pending.add(() -> map.forEach((key, inner) -> copy(inner, taken -> copy.put(key, taken))));
        } else if (value instanceof List<?> list) {
            var copy = new ArrayList<Object>(list.size());
            taker.accept(copy);
            pending.add(() -> list.forEach(inner -> copy(inner, copy::add)));
        } else {
            taker.accept(value);
        }
    }
}
