package culm.expr;

import java.util.ArrayDeque;

/** Finds where a fragment ends: at the brace that matches its own, past braces in brackets and in quotes. */
final class Brackets {

    static final String OPEN = "${";

    private Brackets() {}

    /**
     * The index of the brace that closes the fragment whose text begins at {@code from}, or -1. A fragment holds
     * neither <code>$</code> nor <code>#</code>, not even in quotes: flows rely on that to keep a text as it is.
     */
    static int end(String text, int from) {
        return end(text, from, '}', "$#");
    }

    /** As {@link #end(String, int)} for another closing bracket, with characters that must not come before it. */
    static int end(String text, int from, char close, String forbidden) {
        var open = new ArrayDeque<Character>();
        open.push(close);
        for (int i = from; i < text.length(); i++) {
            char next = text.charAt(i);
            if (forbidden.indexOf(next) >= 0) {
                return -1;
            } else if (next == '"' || next == '\'') {
                i = endOfText(text, i, forbidden);
                if (i < 0) {
                    return -1;
                }
            } else if (next == '(' || next == '[' || next == '{') {
                open.push(next == '(' ? ')' : next == '[' ? ']' : '}');
            } else if (next == ')' || next == ']' || next == '}') {
                if (open.pop() != next) {
                    return -1;
                } else if (open.isEmpty()) {
                    return i;
                }
            }
        }
        return -1;
    }

    /** The index of the quote that closes the one at {@code start}, or -1. */
    static int endOfText(String text, int start) {
        return endOfText(text, start, "");
    }

    private static int endOfText(String text, int start, String forbidden) {
        char quote = text.charAt(start);
        for (int i = start + 1; i < text.length(); i++) {
            char next = text.charAt(i);
            if (next == quote) {
                return i;
            } else if (forbidden.indexOf(next) >= 0) {
                return -1;
            } else if (next == '\\') {
                i++;
            }
        }
        return -1;
    }
}
