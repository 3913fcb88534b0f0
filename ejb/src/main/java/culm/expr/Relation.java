package culm.expr;

/** A question about two values. */
enum Relation {
    EQUAL("=="),
    UNEQUAL("!="),
    LESS("<"),
    GREATER(">"),
    AT_MOST("<="),
    AT_LEAST(">="),
    IN("in"),
    NOT_IN("not in"),
    IS("is"),
    IS_NOT("is not");

    private final String sign;

    Relation(String sign) {
        this.sign = sign;
    }

    boolean holds(Object left, Object right, Budget budget) {
        return switch (this) {
            case EQUAL -> Values.equal(left, right, budget);
            case UNEQUAL -> !Values.equal(left, right, budget);
            case IN -> Sequences.contains(right, left, budget);
            case NOT_IN -> !Sequences.contains(right, left, budget);
            case IS -> same(left, right, budget);
            case IS_NOT -> !same(left, right, budget);
            default -> ordered(Values.compare(left, right, budget));
        };
    }

    private boolean ordered(int order) {
        if (order == Numbers.UNORDERED) {
            return false;
        }
        return switch (this) {
            case LESS -> order < 0;
            case GREATER -> order > 0;
            case AT_MOST -> order <= 0;
            default -> order >= 0;
        };
    }

    private static boolean same(Object left, Object right, Budget budget) {
        boolean scalars = Numbers.isNumber(left) || left instanceof String;
        return scalars ? Types.of(left).equals(Types.of(right)) && Values.equal(left, right, budget) : left == right;
    }

    static Relation of(String sign) {
        for (Relation relation : values()) {
            if (relation.sign.equals(sign)) {
                return relation;
            }
        }
        return null;
    }
}
