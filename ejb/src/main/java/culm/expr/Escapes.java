package culm.expr;

/** Backslashes in the texts of an expression. */
final class Escapes {

    private static final String SINGLE = "nrtabfv\\'\"\n";
    private static final String MEANING = "\n\r\t\u0007\b\f\u000b\\'\"";

    private final String content;
    private final StringBuilder out = new StringBuilder();
    private int at;

    private Escapes(String content) {
        this.content = content;
    }

    static String resolve(String content) {
        return content.indexOf('\\') < 0 ? content : new Escapes(content).resolve();
    }

    private String resolve() {
        while (at < content.length()) {
            char next = content.charAt(at++);
            if (next == '\\' && at < content.length()) {
                resolve(content.charAt(at++));
            } else {
                out.append(next);
            }
        }
        return out.toString();
    }

    private void resolve(char escape) {
        int known = SINGLE.indexOf(escape);
        if (known >= 0) {
            out.append(known < MEANING.length() ? String.valueOf(MEANING.charAt(known)) : ""); // a broken line joins
        } else if (escape == 'x' || escape == 'u' || escape == 'U') {
            appendCode(escape == 'x' ? 2 : escape == 'u' ? 4 : 8);
        } else if (escape >= '0' && escape <= '7') {
            appendOctal(escape - '0');
        } else if (escape == 'N') {
            throw new Refused("characters have no names here");
        } else {
            out.append('\\').append(escape);
        }
    }

    private void appendCode(int digits) {
        if (at + digits > content.length()) {
            throw new Refused("an escaped character is cut short");
        }
        int code = 0;
        for (int end = at + digits; at < end; at++) {
            int digit = Character.digit(content.charAt(at), 16);
            if (digit < 0 || code > Character.MAX_CODE_POINT) {
                throw new Refused("an escaped character is not a number");
            }
            code = code * 16 + digit;
        }
        if (!Character.isValidCodePoint(code)) {
            throw new Refused("an escaped character does not exist");
        }
        out.appendCodePoint(code);
    }

    private void appendOctal(int first) {
        int code = first;
        for (int i = 0; i < 2 && at < content.length() && Character.digit(content.charAt(at), 8) >= 0; i++) {
            code = code * 8 + Character.digit(content.charAt(at++), 8);
        }
        out.append((char) code);
    }
}
