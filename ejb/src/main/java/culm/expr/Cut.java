package culm.expr;

import java.util.ArrayList;
import java.util.List;

/** A slice: start, stop and step, each of which may be missing. */
record Cut(Object start, Object stop, Object step) {

    Object of(Object value, Budget budget) {
        if (value instanceof String text) {
            return cutText(text, budget);
        } else if (value instanceof List<?> list) {
            return Sequences.like(value, cut(list, budget));
        }
        throw new Refused("%s cannot be cut".formatted(Types.of(value)));
    }

    private String cutText(String text, Budget budget) {
        budget.characters(text.length());
        if (step == null || Numbers.index(step) == 1) {
            int length = Characters.length(text);
            int from = bound(start, 0, length, 1);
            return Characters.part(text, from, Math.max(from, bound(stop, length, length, 1)));
        }
        return String.join("", cut(Characters.list(text, budget), budget).toArray(new String[0]));
    }

    private List<Object> cut(List<?> items, Budget budget) {
        int stride = step == null ? 1 : Numbers.index(step);
        if (stride == 0) {
            throw new Refused("a slice needs a step that is not zero");
        }
        int size = items.size();
        long from = bound(start, stride > 0 ? 0 : size - 1, size, stride);
        long to = bound(stop, stride > 0 ? size : -1, size, stride);
        var part = new ArrayList<Object>();
        for (long i = from; stride > 0 ? i < to : i > to; i += stride) {
            budget.step();
            part.add(items.get((int) i));
        }
        return part;
    }

    private static int bound(Object bound, int missing, int size, int stride) {
        if (bound == null) {
            return missing;
        }
        int at = Numbers.index(bound);
        at = at < 0 ? at + size : at;
        return stride > 0 ? Math.max(0, Math.min(size, at)) : Math.max(-1, Math.min(size - 1, at));
    }
}
