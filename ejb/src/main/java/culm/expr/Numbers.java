package culm.expr;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/** Python's arithmetic: integers without a fixed size, floats, and truth values that count as 0 and 1. */
final class Numbers {

    static final int UNORDERED = Integer.MIN_VALUE;

    private static final MathContext QUOTIENT = new MathContext(40);

    private Numbers() {}

    static boolean isInteger(Object value) {
        return value instanceof Long
                || value instanceof Boolean
                || value instanceof BigInteger
                || value instanceof Integer
                || value instanceof Short
                || value instanceof Byte;
    }

    static boolean isNumber(Object value) {
        return value instanceof Double || isInteger(value);
    }

    static boolean isSmall(Object value) {
        return isInteger(value) && !(value instanceof BigInteger);
    }

    static long small(Object value) {
        return value instanceof Boolean truth ? (truth ? 1 : 0) : ((Number) value).longValue();
    }

    static BigInteger big(Object value) {
        return value instanceof BigInteger big ? big : BigInteger.valueOf(small(value));
    }

    static double real(Object value) {
        double real = value instanceof BigInteger big
                ? big.doubleValue()
                : value instanceof Double number ? number : small(value);
        if (Double.isInfinite(real) && value instanceof BigInteger) {
            throw new Refused("an integer is too large for a float");
        }
        return real;
    }

    static Object integer(BigInteger value) {
        if (value.bitLength() > Limits.BITS) {
            throw new Refused("an integer has more than %d bits".formatted(Limits.BITS));
        }
        return value.bitLength() < Long.SIZE ? (Object) value.longValue() : value;
    }

    /** The number of an index, a count, a width. */
    static int index(Object value) {
        if (!isInteger(value)) {
            throw new Refused("%s is not an integer".formatted(Types.of(value)));
        }
        return (int) Math.max(-Integer.MAX_VALUE, Math.min(Integer.MAX_VALUE, clamp(value)));
    }

    private static long clamp(Object value) {
        return isSmall(value) ? small(value) : big(value).signum() * (long) Integer.MAX_VALUE;
    }

    /** The same object for numbers that are equal. */
    static Object canonical(Object value) {
        if (!(value instanceof Double number)) {
            return integer(big(value));
        }
        boolean whole = number == Math.rint(number) && !Double.isInfinite(number);
        return whole && Math.abs(number) < 0x1p63
                ? (Object) number.longValue()
                : whole ? new BigDecimal(number).toBigInteger() : value;
    }

    /** Less than, equal to or greater than 0; {@link #UNORDERED} with NaN. */
    static int compare(Object left, Object right) {
        if (isSmall(left) && isSmall(right)) {
            return Long.compare(small(left), small(right));
        } else if (isInteger(left) && isInteger(right)) {
            return big(left).compareTo(big(right));
        }
        double a = value(left);
        double b = value(right);
        if (Double.isNaN(a) || Double.isNaN(b)) {
            return UNORDERED;
        } else if (a != b || Double.isInfinite(a)) {
            return Double.compare(a, b);
        }
        return left instanceof Double && right instanceof Double
                ? 0
                : exact(left).compareTo(exact(right));
    }

    private static double value(Object number) {
        return number instanceof BigInteger big ? big.doubleValue() : real(number);
    }

    static BigDecimal exact(Object value) {
        return value instanceof Double number ? new BigDecimal(number) : new BigDecimal(big(value));
    }

    static Object negate(Object value) {
        return value instanceof Double number
                ? (Object) (-number)
                : integer(big(value).negate());
    }

    /** A truth value as a number, a number as it is. */
    static Object plain(Object value) {
        return value instanceof Double ? value : integer(big(value));
    }

    static Object add(Object left, Object right) {
        if (isSmall(left) && isSmall(right)) {
            long a = small(left);
            long b = small(right);
            long sum = a + b;
            if (((a ^ sum) & (b ^ sum)) >= 0) {
                return sum;
            }
        }
        return floating(left, right)
                ? (Object) (real(left) + real(right))
                : integer(big(left).add(big(right)));
    }

    static Object subtract(Object left, Object right) {
        return floating(left, right)
                ? (Object) (real(left) - real(right))
                : integer(big(left).subtract(big(right)));
    }

    static Object multiply(Object left, Object right) {
        return floating(left, right)
                ? (Object) (real(left) * real(right))
                : integer(big(left).multiply(big(right)));
    }

    static Object divide(Object left, Object right) {
        refuseZero(right);
        if (floating(left, right) || isSmall(left) && isSmall(right) && precise(left) && precise(right)) {
            return real(left) / real(right);
        }
        double quotient = exact(left).divide(exact(right), QUOTIENT).doubleValue();
        if (Double.isInfinite(quotient)) {
            throw new Refused("a quotient is too large for a float");
        }
        return quotient;
    }

    private static boolean precise(Object integer) {
        return Math.abs(small(integer)) <= 1L << 53;
    }

    static Object floorDivide(Object left, Object right) {
        refuseZero(right);
        if (floating(left, right)) {
            double a = real(left);
            double b = real(right);
            double quotient = Math.rint((a - remainder(a, b)) / b);
            return quotient == 0 ? Math.copySign(0.0, a / b) : quotient;
        }
        if (isSmall(left) && isSmall(right) && small(right) != -1) {
            return Math.floorDiv(small(left), small(right));
        }
        BigInteger[] parts = big(left).divideAndRemainder(big(right));
        boolean down = parts[1].signum() != 0 && parts[1].signum() != big(right).signum();
        return integer(down ? parts[0].subtract(BigInteger.ONE) : parts[0]);
    }

    static Object modulo(Object left, Object right) {
        refuseZero(right);
        if (floating(left, right)) {
            return remainder(real(left), real(right));
        }
        return subtract(left, multiply(floorDivide(left, right), right));
    }

    private static double remainder(double left, double right) {
        double remainder = left % right;
        if (remainder == 0) {
            return Math.copySign(0.0, right);
        }
        return remainder < 0 != right < 0 ? remainder + right : remainder;
    }

    static Object power(Object left, Object right) {
        if (floating(left, right) || big(right).signum() < 0) {
            return realPower(real(left), real(right));
        }
        BigInteger base = big(left);
        if (base.abs().bitLength() <= 1) { // -1, 0 and 1 stay small, and repeat with every second power
            return integer(base.pow(big(right).signum() == 0 ? 0 : big(right).testBit(0) ? 1 : 2));
        }
        long exponent = index(right);
        if ((base.abs().bitLength() - 1) * exponent > Limits.BITS) {
            throw new Refused("a power has more than %d bits".formatted(Limits.BITS));
        }
        return integer(base.pow((int) exponent));
    }

    private static Object realPower(double base, double exponent) {
        if (base == 0 && exponent < 0) {
            throw new Refused("division by zero");
        }
        double power = Math.pow(base, exponent);
        if (Double.isInfinite(power) && !Double.isInfinite(base) && !Double.isInfinite(exponent)) {
            throw new Refused("a power is too large for a float");
        } else if (Double.isNaN(power) && !Double.isNaN(base) && !Double.isNaN(exponent)) {
            throw new Refused("a power is not a real number");
        }
        return power;
    }

    static Object round(Object value, int places) {
        if (Math.abs(places) > Limits.FORMAT) {
            throw new Refused("round() takes at most %d places".formatted(Limits.FORMAT));
        }
        if (value instanceof Double number) {
            return number.isNaN() || number.isInfinite()
                    ? number
                    : (Object) Math.copySign(
                            exact(value)
                                    .setScale(places, RoundingMode.HALF_EVEN)
                                    .doubleValue(),
                            number);
        }
        return places >= 0 ? integer(big(value)) : whole(exact(value).setScale(places, RoundingMode.HALF_EVEN));
    }

    /** The integer part, without what is behind the point. */
    static Object truncate(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            throw new Refused("%s has no integer".formatted(value));
        }
        return Math.abs(value) < 0x1p62 ? (Object) (long) value : whole(new BigDecimal(value));
    }

    static Object roundToInteger(double value) {
        return truncate(Math.rint(value));
    }

    private static Object whole(BigDecimal value) {
        return integer(value.toBigInteger());
    }

    private static boolean floating(Object left, Object right) {
        return left instanceof Double || right instanceof Double;
    }

    private static void refuseZero(Object divisor) {
        if (divisor instanceof Double number ? number == 0 : big(divisor).signum() == 0) {
            throw new Refused("division by zero");
        }
    }
}
