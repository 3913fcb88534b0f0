package culm.expr;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads comparisons joined by <code>and</code> and <code>or</code>, which have the same rank. */
final class ConditionParser {

    private static final Pattern NUMBER = Pattern.compile("(?<real>[+-]?(?:\\d++\\.\\d*+|\\.\\d++)(?:[eE][+-]?\\d++)?+)"
            + "|(?<whole>[+-]?\\d++)(?<exponent>[eE]\\+?\\d++)?+");
    private static final Pattern PATH =
            Pattern.compile("_?[A-Za-z][A-Za-z0-9_]*+(?:\\s*+\\.\\s*+_?[A-Za-z][A-Za-z0-9_]*+)*+");

    private final String text;
    private int at;
    private int depth;

    private ConditionParser(String text) {
        this.text = text;
    }

    static Clause parse(String text) {
        if (text.strip().equals("*")) {
            return new Clause.Always();
        }
        var parser = new ConditionParser(text);
        Clause clause = parser.chain();
        if (parser.at < text.length()) {
            throw parser.expected("'and', 'or' or the end");
        }
        return clause;
    }

    private ConditionFailed expected(String what) {
        String rest = at < text.length() ? "'" + text.substring(at, Math.min(text.length(), at + 40)) + "'" : "the end";
        return new ConditionFailed(
                "%s was expected at character %d of the condition, not %s".formatted(what, at + 1, rest));
    }

    private void skipBlanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private boolean accept(String sign) {
        skipBlanks();
        boolean found = text.regionMatches(true, at, sign, 0, sign.length());
        int end = at + sign.length();
        boolean word = Character.isLetter(sign.charAt(0));
        if (!found || word && end < text.length() && isNamePart(text.charAt(end))) {
            return false;
        }
        at = end;
        skipBlanks();
        return true;
    }

    private static boolean isNamePart(char character) {
        return character == '_' || Character.isLetterOrDigit(character);
    }

    private Clause chain() {
        if (++depth > Limits.NESTING) {
            throw new ConditionFailed("the condition is nested deeper than %d levels".formatted(Limits.NESTING));
        }
        var clauses = new ArrayList<Clause>(List.of(clause()));
        var ands = new ArrayList<Boolean>();
        while (true) {
            boolean and = accept("and");
            if (!and && !accept("or")) {
                depth--;
                return clauses.size() == 1 ? clauses.get(0) : new Clause.Chain(clauses, ands);
            }
            ands.add(and);
            clauses.add(clause());
        }
    }

    private Clause clause() {
        skipBlanks();
        int start = at;
        if (at < text.length() && text.charAt(at) == '(' && !beginsWithList()) {
            accept("(");
            Clause inner = chain();
            if (!accept(")")) {
                throw expected("')'");
            }
            return inner;
        }
        Operand left = operand();
        Comparing operator = operator();
        Operand right = operand();
        String source = Characters.shortened(text.substring(start, at).strip(), 200);
        return new Clause.Comparison(source, left, operator, right);
    }

    /** Whether the parenthesis holds values and not a condition. */
    private boolean beginsWithList() {
        int start = at;
        try {
            operand();
            operator();
            return true;
        } catch (ConditionFailed noList) {
            return false;
        } finally {
            at = start;
        }
    }

    private Comparing operator() {
        for (Comparing operator : Comparing.values()) {
            if (accept(operator.sign())) {
                return operator;
            }
        }
        throw expected("one of == != < > <= >= in notin issuperset notissuperset");
    }

    private Operand operand() {
        if (!accept("(")) {
            return simple();
        }
        var items = new ArrayList<Operand>();
        do {
            items.add(simple());
        } while (accept(","));
        if (!accept(")")) {
            throw expected("',' or ')'");
        }
        return new Operand.Items(items);
    }

    private Operand simple() {
        skipBlanks();
        if (text.startsWith(Brackets.OPEN, at)) {
            return inserted();
        } else if (at < text.length() && (text.charAt(at) == '"' || text.charAt(at) == '\'')) {
            return quoted();
        }
        Matcher number = NUMBER.matcher(text).region(at, text.length());
        if (number.lookingAt()) {
            at = number.end();
            return number(number);
        }
        return word();
    }

    private Operand inserted() {
        int close = Brackets.end(text, at + 2);
        if (close <= at + 2) {
            throw expected("a closed ${ }");
        }
        var fragment = Fragment.of(text.substring(at + 2, close));
        at = close + 1;
        return new Operand.Inserted(fragment);
    }

    private Operand quoted() {
        char quote = text.charAt(at);
        int i = at + 1;
        while (i < text.length() && text.charAt(i) != quote && text.charAt(i) != '\n' && text.charAt(i) != '\r') {
            i = text.startsWith(Brackets.OPEN, i) ? endOfPlaceholder(i) : i + 1;
        }
        if (i >= text.length() || text.charAt(i) != quote) {
            throw expected("a text that is closed on its line");
        }
        var quoted = new Operand.Quoted(PartReader.readText(text.substring(at + 1, i)));
        at = i + 1;
        return quoted;
    }

    /** A placeholder may hold the quotes that surround it; what only looks like one ends nothing. */
    private int endOfPlaceholder(int open) {
        int close = Brackets.end(text, open + 2);
        boolean expression =
                close > open + 2 && Fragment.of(text.substring(open + 2, close)).isExpression();
        return expression ? close + 1 : open + 2;
    }

    private static Operand number(Matcher number) {
        if (number.group("real") != null) {
            return new Operand.Literal(Double.valueOf(number.group("real")));
        } else if (number.group("exponent") != null) {
            return new Operand.Unreadable(number.group());
        }
        try {
            return new Operand.Literal(NumberText.integer(number.group("whole"), 10));
        } catch (Refused reason) {
            throw new ConditionFailed(reason.getMessage());
        }
    }

    private Operand word() {
        Matcher path = PATH.matcher(text).region(at, text.length());
        if (!path.lookingAt()) {
            throw expected("a value");
        }
        String word = path.group().replaceAll("\\s", "");
        boolean truth = text.regionMatches(true, at, "true", 0, 4);
        if (truth || text.regionMatches(true, at, "false", 0, 5)) {
            if (word.length() != (truth ? 4 : 5)) {
                throw expected("a quoted text, or a name that does not begin with true or false,");
            }
            at = path.end();
            return new Operand.Literal(truth);
        }
        at = path.end();
        return new Operand.Path(word);
    }
}
