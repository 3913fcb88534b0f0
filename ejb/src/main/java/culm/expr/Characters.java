package culm.expr;

import java.util.ArrayList;
import java.util.List;

/** Texts as rows of Unicode characters, which is how Python counts them; Java counts some of them twice. */
final class Characters {

    private Characters() {}

    static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /** The part between two counts of characters, both within the text. */
    static String part(String text, int from, int to) {
        int start = text.offsetByCodePoints(0, from);
        return text.substring(start, text.offsetByCodePoints(start, to - from));
    }

    static List<Object> list(String text, Budget budget) {
        budget.spend(text.length());
        var characters = new ArrayList<Object>(text.length());
        text.codePoints().forEach(character -> characters.add(Character.toString(character)));
        return characters;
    }

    /** The count of characters before an index of Java; -1 stays -1. */
    static int before(String text, int index) {
        return index < 0 ? index : text.codePointCount(0, index);
    }

    static int compare(String left, String right) {
        int length = Math.min(left.length(), right.length());
        for (int i = 0; i < length; i++) {
            char a = left.charAt(i);
            char b = right.charAt(i);
            if (a != b) { // a half of a pair stands for a character above all that need no pair
                int pairs = Boolean.compare(Character.isSurrogate(a), Character.isSurrogate(b));
                return pairs != 0 ? pairs : Character.compare(a, b);
            }
        }
        return Integer.compare(left.length(), right.length());
    }

    /** For messages. */
    static String shortened(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length) + "…";
    }

    static String repeat(String text, int times, Budget budget) {
        budget.characters((long) text.length() * Math.max(0, times));
        return text.repeat(Math.max(0, times));
    }
}
