package culm.tree;

import java.util.List;
import java.util.Map;

/** How a value of the document is shown to people. */
final class Words {

    private static final int LONGEST = 80;

    private Words() {}

    /** A text in quotes, shortened if a hostile document made it long. */
    static String quoted(String text) {
        return '"' + (text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…") + '"';
    }

    static String kind(Object value) {
        if (value == null) {
            return "null";
        }
        if (value instanceof String) {
            return "a string";
        }
        if (value instanceof Boolean) {
            return "a boolean";
        }
        if (value instanceof Number) {
            return "a number";
        }
        if (value instanceof List) {
            return "a list";
        }
        return value instanceof Map ? "an object" : "a " + value.getClass().getSimpleName();
    }
}
