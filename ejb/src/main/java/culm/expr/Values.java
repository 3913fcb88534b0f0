package culm.expr;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Truth, equality and order of values. */
final class Values {

    private Values() {}

    static boolean truth(Object value) {
        if (value == null) {
            return false;
        } else if (value instanceof Boolean truth) {
            return truth;
        } else if (Numbers.isNumber(value)) {
            return value instanceof Double number
                    ? number != 0
                    : Numbers.big(value).signum() != 0;
        } else if (value instanceof String text) {
            return !text.isEmpty();
        } else if (value instanceof Collection<?> items) {
            return !items.isEmpty();
        }
        return !(value instanceof Map<?, ?> map) || !map.isEmpty();
    }

    static boolean equal(Object left, Object right, Budget budget) {
        budget.step();
        if (left == right) {
            return true;
        } else if (Numbers.isNumber(left) && Numbers.isNumber(right)) {
            return Numbers.compare(left, right) == 0;
        } else if (left instanceof String a && right instanceof String b) {
            budget.characters(Math.min(a.length(), b.length()));
            return a.equals(b);
        }
        return left != null && right != null && containersEqual(left, right, budget);
    }

    private static boolean containersEqual(Object left, Object right, Budget budget) {
        if (!Types.of(left).equals(Types.of(right))) {
            return false;
        }
        budget.enter();
        try {
            if (left instanceof List<?> a && right instanceof List<?> b) {
                return listsEqual(a, b, budget);
            } else if (left instanceof Map<?, ?> a && right instanceof Map<?, ?> b) {
                return mapsEqual(a, b, budget);
            } else if (left instanceof Set<?> a && right instanceof Set<?> b) {
                budget.spend(a.size());
                return a.equals(b);
            }
            return false;
        } finally {
            budget.leave();
        }
    }

    private static boolean listsEqual(List<?> left, List<?> right, Budget budget) {
        if (left.size() != right.size()) {
            return false;
        }
        for (int i = 0; i < left.size(); i++) {
            if (!equal(left.get(i), right.get(i), budget)) {
                return false;
            }
        }
        return true;
    }

    private static boolean mapsEqual(Map<?, ?> left, Map<?, ?> right, Budget budget) {
        if (left.size() != right.size()) {
            return false;
        }
        for (var entry : left.entrySet()) {
            if (!right.containsKey(entry.getKey()) || !equal(entry.getValue(), right.get(entry.getKey()), budget)) {
                return false;
            }
        }
        return true;
    }

    /** @throws Refused if one is not less, equal or greater than the other by its type */
    static int compare(Object left, Object right, Budget budget) {
        budget.step();
        if (Numbers.isNumber(left) && Numbers.isNumber(right)) {
            return Numbers.compare(left, right);
        } else if (left instanceof String a && right instanceof String b) {
            budget.characters(Math.min(a.length(), b.length()));
            return Characters.compare(a, b);
        } else if (left instanceof List<?> a
                && right instanceof List<?> b
                && Types.of(left).equals(Types.of(right))
                && !(left instanceof Range)) {
            return compareLists(a, b, budget);
        }
        throw new Refused("%s and %s have no order".formatted(Types.of(left), Types.of(right)));
    }

    private static int compareLists(List<?> left, List<?> right, Budget budget) {
        budget.enter();
        try {
            for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
                if (!equal(left.get(i), right.get(i), budget)) {
                    return compare(left.get(i), right.get(i), budget);
                }
            }
            return Integer.compare(left.size(), right.size());
        } finally {
            budget.leave();
        }
    }
}
