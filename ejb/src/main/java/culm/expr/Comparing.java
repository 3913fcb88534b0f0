package culm.expr;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The operators of conditions, which bring both sides to one type where they can. */
enum Comparing {
    EQUAL("==", Relation.EQUAL),
    UNEQUAL("!=", Relation.UNEQUAL),
    AT_MOST("<=", Relation.AT_MOST),
    AT_LEAST(">=", Relation.AT_LEAST),
    LESS("<", Relation.LESS),
    GREATER(">", Relation.GREATER),
    NOT_SUPERSET("notissuperset", null),
    SUPERSET("issuperset", null),
    NOT_IN("notin", null),
    IN("in", null);

    private final String sign;
    private final Relation relation;

    Comparing(String sign, Relation relation) {
        this.sign = sign;
        this.relation = relation;
    }

    String sign() {
        return sign;
    }

    boolean isWord() {
        return relation == null;
    }

    boolean holds(Object left, Object right, Budget budget) {
        return switch (this) {
            case IN -> isIn(left, right, budget);
            case NOT_IN -> !isIn(left, right, budget);
            case SUPERSET -> isSuperset(left, right, budget);
            case NOT_SUPERSET -> !isSuperset(left, right, budget);
            default -> compare(left, right, budget);
        };
    }

    /** An integer makes an integer of the other side if it can; then a text makes a text of the other side. */
    private boolean compare(Object left, Object right, Budget budget) {
        if (Numbers.isNumber(left) && Numbers.isNumber(right)) {
            return relation.holds(left, right, budget);
        } else if (Numbers.isInteger(left) || Numbers.isInteger(right)) {
            Object a = Numbers.isInteger(left) ? left : integerOr(left, left);
            Object b = Numbers.isInteger(right) ? right : integerOr(right, right);
            return relation.holds(a, b, budget);
        } else if (left instanceof String || right instanceof String) {
            return relation.holds(Printer.text(left, budget), Printer.text(right, budget), budget);
        }
        return relation.holds(left, right, budget);
    }

    private static Object integerOr(Object value, Object otherwise) {
        try {
            return NumberText.integer(value);
        } catch (Refused notANumber) {
            return otherwise;
        }
    }

    private static boolean isIn(Object left, Object right, Budget budget) {
        if (!(right instanceof List<?> list)) {
            return Sequences.contains(right, left, budget);
        }
        var candidates = new ArrayList<Object>(list);
        for (Object item : list) {
            budget.step();
            if (Numbers.isInteger(left) && item instanceof String) {
                candidates.add(integerOr(item, item));
            } else if (left instanceof String) {
                candidates.add(Printer.text(item, budget));
            }
        }
        return Sequences.contains(candidates, left, budget);
    }

    private static boolean isSuperset(Object left, Object right, Budget budget) {
        return elements(left, budget).containsAll(elements(right, budget));
    }

    /** A single text is a set of one, not of its characters. */
    private static Set<Object> elements(Object value, Budget budget) {
        if (value == null || Numbers.isNumber(value)) {
            throw new Refused("%s is not a list".formatted(Types.of(value)));
        }
        List<?> items = value instanceof String ? List.of(value) : Sequences.items(value, budget);
        var elements = new HashSet<Object>();
        items.forEach(item -> elements.add(Key.of(item, budget)));
        return elements;
    }
}
