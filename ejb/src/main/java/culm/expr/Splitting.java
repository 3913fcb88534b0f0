package culm.expr;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntPredicate;

/** Texts cut at blanks, separators and line ends. */
final class Splitting {

    private Splitting() {}

    static String strip(String text, Object characters, boolean left, boolean right) {
        IntPredicate gone = characters == null
                ? Character::isWhitespace
                : character -> Arguments.text(characters).indexOf(character) >= 0;
        int from = 0;
        int to = text.length();
        while (left && from < to && gone.test(text.codePointAt(from))) {
            from += Character.charCount(text.codePointAt(from));
        }
        while (right && to > from && gone.test(text.codePointBefore(to))) {
            to -= Character.charCount(text.codePointBefore(to));
        }
        return text.substring(from, to);
    }

    static Object split(String text, Arguments arguments, Budget budget) {
        Object separator = arguments.at(0, "sep", null);
        int most = arguments.number(1, "maxsplit", -1);
        return separator == null ? words(text, most, budget) : parts(text, Arguments.text(separator), most, budget);
    }

    static Object splitFromEnd(String text, Arguments arguments, Budget budget) {
        Object separator = arguments.at(0, "sep", null);
        int most = arguments.number(1, "maxsplit", -1);
        if (most < 0) {
            return split(text, arguments, budget);
        }
        String backwards = reversed(text);
        List<Object> parts = separator == null
                ? words(backwards, most, budget)
                : parts(backwards, reversed(Arguments.text(separator)), most, budget);
        parts.replaceAll(part -> reversed((String) part));
        Collections.reverse(parts);
        return parts;
    }

    private static String reversed(String text) {
        return new StringBuilder(text).reverse().toString();
    }

    private static List<Object> words(String text, int most, Budget budget) {
        var words = new ArrayList<Object>();
        int at = endOf(text, 0, true);
        while (at < text.length()) {
            budget.spend(2);
            int end = words.size() == most ? text.length() : endOf(text, at, false);
            words.add(words.size() == most ? text.substring(at) : text.substring(at, end));
            at = endOf(text, end, true);
        }
        return words;
    }

    private static int endOf(String text, int from, boolean blanks) {
        int at = from;
        while (at < text.length() && Character.isWhitespace(text.charAt(at)) == blanks) {
            at++;
        }
        return at;
    }

    private static List<Object> parts(String text, String separator, int most, Budget budget) {
        if (separator.isEmpty()) {
            throw new Refused("split() takes no empty separator");
        }
        budget.search(text, separator);
        var parts = new ArrayList<Object>();
        int from = 0;
        for (int found = text.indexOf(separator);
                found >= 0 && parts.size() != most;
                found = text.indexOf(separator, from)) {
            budget.step();
            parts.add(text.substring(from, found));
            from = found + separator.length();
        }
        parts.add(text.substring(from));
        return parts;
    }

    static Object lines(String text, Arguments arguments, Budget budget) {
        boolean keepEnds = Values.truth(arguments.at(0, "keepends", false));
        var lines = new ArrayList<Object>();
        int from = 0;
        while (from < text.length()) {
            budget.step();
            int end = from;
            while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
                end++;
            }
            int next = end + (text.startsWith("\r\n", end) ? 2 : 1);
            lines.add(text.substring(from, keepEnds ? Math.min(next, text.length()) : end));
            from = next;
        }
        return lines;
    }
}
