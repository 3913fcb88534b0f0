package culm.expr;

import java.math.BigInteger;

/** An operator between two values that makes a third. */
enum Operator {
    ADD("+"),
    SUBTRACT("-"),
    MULTIPLY("*"),
    DIVIDE("/"),
    FLOOR("//"),
    MODULO("%"),
    POWER("**");

    private final String sign;

    Operator(String sign) {
        this.sign = sign;
    }

    Object apply(Object left, Object right, Budget budget) {
        budget.step();
        if (Numbers.isNumber(left) && Numbers.isNumber(right)) {
            payForSize(left, budget);
            payForSize(right, budget);
            return calculate(left, right);
        }
        if (this == ADD) {
            return Sequences.concat(left, right, budget);
        } else if (this == MULTIPLY) {
            return Numbers.isInteger(left)
                    ? Sequences.repeat(right, left, budget)
                    : Sequences.repeat(left, right, budget);
        } else if (this == MODULO && left instanceof String format) {
            return PercentFormat.format(format, right, budget);
        }
        throw Refused.operands(sign, left, right);
    }

    private static void payForSize(Object number, Budget budget) {
        if (number instanceof BigInteger big) {
            budget.spend(big.bitLength() / Integer.SIZE);
        }
    }

    private Object calculate(Object left, Object right) {
        return switch (this) {
            case ADD -> Numbers.add(left, right);
            case SUBTRACT -> Numbers.subtract(left, right);
            case MULTIPLY -> Numbers.multiply(left, right);
            case DIVIDE -> Numbers.divide(left, right);
            case FLOOR -> Numbers.floorDivide(left, right);
            case MODULO -> Numbers.modulo(left, right);
            case POWER -> Numbers.power(left, right);
        };
    }

    static Operator of(String sign) {
        for (Operator operator : values()) {
            if (operator.sign.equals(sign)) {
                return operator;
            }
        }
        throw new IllegalArgumentException(sign);
    }
}
