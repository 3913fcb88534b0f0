package culm.expr;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts the text of an expression into words. */
final class Lexer {

    private static final Set<String> WORDS =
            Set.of("and", "or", "not", "in", "is", "if", "else", "for", "lambda", "None", "True", "False");

    private static final Pattern NUMBER = Pattern.compile("0[xX](?<hex>[0-9a-fA-F]++)|0[oO](?<octal>[0-7]++)"
            + "|0[bB](?<binary>[01]++)"
            + "|(?<real>(?:\\d++\\.\\d*+|\\.\\d++)(?:[eE][+-]?\\d++)?+|\\d++[eE][+-]?\\d++)"
            + "|(?<whole>\\d++(?:_\\d++)*+)");

    private static final Pattern SIGN = Pattern.compile("\\*\\*|//|==|!=|<=|>=|[-=+*/%<>()\\[\\]{},:.]");

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private Lexer(String text) {
        this.text = text;
    }

    static List<Token> tokens(String text) {
        var lexer = new Lexer(text);
        while (lexer.skipBlanks()) {
            lexer.read();
        }
        lexer.tokens.add(Token.of(Token.Kind.END, ""));
        return lexer.tokens;
    }

    private boolean skipBlanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at < text.length();
    }

    private void read() {
        char next = text.charAt(at);
        if (Character.isUnicodeIdentifierStart(next) || next == '_') {
            readName();
        } else if (next == '"' || next == '\'') {
            readText("");
        } else if (next >= '0' && next <= '9' || next == '.' && digitFollows()) {
            readNumber();
        } else {
            tokens.add(Token.of(Token.Kind.SIGN, match(SIGN, "a sign").group()));
        }
    }

    private boolean digitFollows() {
        return at + 1 < text.length() && Character.digit(text.charAt(at + 1), 10) >= 0;
    }

    private Matcher match(Pattern pattern, String what) {
        Matcher matcher = pattern.matcher(text).region(at, text.length());
        if (!matcher.lookingAt()) {
            throw new Refused("'%s' is not %s".formatted(text.charAt(at), what));
        }
        at = matcher.end();
        return matcher;
    }

    private void readName() {
        int start = at;
        while (at < text.length() && isNamePart(text.charAt(at))) {
            at++;
        }
        String name = text.substring(start, at);
        boolean quoted = at < text.length() && (text.charAt(at) == '"' || text.charAt(at) == '\'');
        if (quoted && name.length() == 1 && "rRuUfF".contains(name)) {
            readText(name.toLowerCase(Locale.ROOT));
        } else {
            tokens.add(Token.of(WORDS.contains(name) ? Token.Kind.WORD : Token.Kind.NAME, name));
        }
    }

    static boolean isNamePart(char character) {
        return Character.isUnicodeIdentifierPart(character) && !Character.isIdentifierIgnorable(character);
    }

    private void readText(String prefix) {
        int end = Brackets.endOfText(text, at);
        if (end < 0) {
            throw new Refused("a text is not closed");
        }
        String content = text.substring(at + 1, end);
        at = end + 1;
        switch (prefix) {
            case "f" -> tokens.add(Token.of(Token.Kind.FORMAT, content));
            case "r" -> tokens.add(new Token(Token.Kind.TEXT, content, content));
            default -> tokens.add(new Token(Token.Kind.TEXT, content, Escapes.resolve(content)));
        }
    }

    private void readNumber() {
        Matcher number = match(NUMBER, "a number");
        if (at < text.length() && (isNamePart(text.charAt(at)) || text.charAt(at) == '.')) {
            throw new Refused("'%s' is not a number".formatted(number.group() + text.charAt(at)));
        }
        tokens.add(new Token(Token.Kind.NUMBER, number.group(), value(number)));
    }

    private static Object value(Matcher number) {
        if (number.group("hex") != null) {
            return Numbers.integer(digits(number.group("hex"), 16));
        } else if (number.group("octal") != null) {
            return Numbers.integer(digits(number.group("octal"), 8));
        } else if (number.group("binary") != null) {
            return Numbers.integer(digits(number.group("binary"), 2));
        } else if (number.group("real") != null) {
            return Double.valueOf(number.group("real"));
        }
        String digits = number.group("whole").replace("_", "");
        if (digits.startsWith("0") && !digits.matches("0+")) {
            throw new Refused("an integer begins with 0");
        }
        return Numbers.integer(digits(digits, 10));
    }

    private static BigInteger digits(String digits, int radix) {
        if (digits.length() > Limits.BITS) {
            throw new Refused("an integer has too many digits");
        }
        return new BigInteger(digits, radix);
    }
}
