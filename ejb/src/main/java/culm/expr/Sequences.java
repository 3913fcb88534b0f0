package culm.expr;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What texts, lists, maps and sets have in common: they are walked, indexed, cut, joined, repeated and searched. */
final class Sequences {

    private Sequences() {}

    /** The elements in their order; a map gives its keys. Pays for walking them once. */
    static List<?> items(Object value, Budget budget) {
        if (value instanceof String text) {
            return Characters.list(text, budget);
        } else if (value instanceof List<?> list) {
            budget.spend(list.size());
            return list;
        } else if (value instanceof View view) {
            budget.spend(view.items().size());
            return view.items();
        } else if (value instanceof Map<?, ?> || value instanceof Set<?>) {
            Collection<?> keys = value instanceof Map<?, ?> map ? map.keySet() : (Set<?>) value;
            budget.spend(keys.size());
            return opened(keys);
        }
        throw new Refused("%s cannot be walked".formatted(Types.of(value)));
    }

    private static List<Object> opened(Collection<?> keys) {
        var items = new ArrayList<Object>(keys.size());
        keys.forEach(key -> items.add(Key.open(key)));
        return items;
    }

    static long length(Object value) {
        if (value instanceof String text) {
            return Characters.length(text);
        } else if (value instanceof Collection<?> items) {
            return items.size();
        } else if (value instanceof Map<?, ?> map) {
            return map.size();
        } else if (value instanceof View view && view.printable()) {
            return view.items().size();
        }
        throw new Refused("%s has no length".formatted(Types.of(value)));
    }

    static Object index(Object value, Object index, Budget budget) {
        if (value instanceof Map<?, ?> map) {
            Object key = Key.of(index, budget);
            if (!map.containsKey(key)) {
                throw new Refused("there is no key " + Printer.literal(index, budget));
            }
            return Types.known(map.get(key));
        } else if (index instanceof Cut cut) {
            return cut.of(value, budget);
        } else if (value instanceof String text) {
            budget.characters(text.length());
            int at = position(index, Characters.length(text));
            return Characters.part(text, at, at + 1);
        } else if (value instanceof List<?> list) {
            return Types.known(list.get(position(index, list.size())));
        }
        throw new Refused("%s has no elements by index".formatted(Types.of(value)));
    }

    private static int position(Object index, int length) {
        int at = Numbers.index(index);
        if (at >= length || at < -length) {
            throw new Refused("index %d is outside of %d elements".formatted(at, length));
        }
        return at < 0 ? at + length : at;
    }

    static Object concat(Object left, Object right, Budget budget) {
        if (left instanceof String a && right instanceof String b) {
            budget.characters((long) a.length() + b.length());
            return a + b;
        } else if (left instanceof List<?> a
                && right instanceof List<?> b
                && !(left instanceof Range)
                && Types.of(left).equals(Types.of(right))) {
            budget.spend((long) a.size() + b.size());
            var items = new ArrayList<Object>(a);
            items.addAll(b);
            return like(left, items);
        }
        throw Refused.operands("+", left, right);
    }

    static Object repeat(Object value, Object times, Budget budget) {
        if (value instanceof String text) {
            return Characters.repeat(text, Numbers.index(times), budget);
        } else if (value instanceof List<?> list && !(value instanceof Range)) {
            int count = Math.max(0, Numbers.index(times));
            budget.spend((long) list.size() * count);
            var items = new ArrayList<Object>(list.size() * count);
            for (int i = 0; i < count && !list.isEmpty(); i++) {
                items.addAll(list);
            }
            return like(value, items);
        }
        throw Refused.operands("*", value, times);
    }

    /** A new list as the type of the list it was made of. */
    static Object like(Object original, List<Object> items) {
        return original instanceof Tuple ? new Tuple(items) : items;
    }

    static boolean contains(Object container, Object wanted, Budget budget) {
        if (container instanceof String text) {
            if (!(wanted instanceof String part)) {
                throw Refused.operands("in", wanted, container);
            }
            budget.search(text, part);
            return text.contains(part);
        } else if (container instanceof Map<?, ?> map) {
            return map.containsKey(Key.of(wanted, budget));
        } else if (container instanceof Set<?> set) {
            return set.contains(Key.of(wanted, budget));
        }
        for (Object item : items(container, budget)) {
            if (Values.equal(item, wanted, budget)) {
                return true;
            }
        }
        return false;
    }
}
