package culm.expr;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the values are called in Python. */
final class Types {

    private Types() {}

    static String of(Object value) {
        if (value == null) {
            return "None";
        } else if (value instanceof Boolean) {
            return "bool";
        } else if (Numbers.isInteger(value)) {
            return "int";
        } else if (value instanceof Double) {
            return "float";
        } else if (value instanceof String) {
            return "str";
        }
        return ofContainer(value);
    }

    private static String ofContainer(Object value) {
        if (value instanceof Tuple) {
            return "tuple";
        } else if (value instanceof Range) {
            return "range";
        } else if (value instanceof List) {
            return "list";
        } else if (value instanceof Map) {
            return "dict";
        } else if (value instanceof Set) {
            return "set";
        } else if (value instanceof View view) {
            return view.label();
        } else if (value instanceof Function) {
            return "function";
        }
        return "unknown";
    }

    /** A number that is not one of ours as the one of ours it stands for; everything else as it is. */
    static Object known(Object value) {
        if (value instanceof Number number && !(value instanceof BigInteger) && !(value instanceof Double)) {
            return value instanceof Float || value instanceof BigDecimal
                    ? (Object) number.doubleValue()
                    : (Object) number.longValue();
        }
        return value;
    }
}
