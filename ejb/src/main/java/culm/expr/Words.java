package culm.expr;

import java.util.List;

/** The words of an expression, read from left to right. */
final class Words {

    private final List<Token> tokens;
    private int at;

    Words(String text) {
        this.tokens = Lexer.tokens(text);
    }

    Token next() {
        return tokens.get(at);
    }

    Token take() {
        return tokens.get(at++);
    }

    boolean nextIs(String sign) {
        return next().is(sign);
    }

    /** Whether an argument with its name comes next. */
    boolean nextIsNamedArgument() {
        return next().kind() == Token.Kind.NAME && tokens.get(at + 1).is("=");
    }

    boolean accept(String sign) {
        if (nextIs(sign)) {
            at++;
            return true;
        }
        return false;
    }

    void expect(String sign) {
        if (!accept(sign)) {
            throw new Refused("%s where '%s' was expected".formatted(next(), sign));
        }
    }

    void expectEnd() {
        if (next().kind() != Token.Kind.END) {
            throw new Refused("%s does not belong here".formatted(next()));
        }
    }

    String name() {
        if (next().kind() != Token.Kind.NAME) {
            throw new Refused("%s is not a name".formatted(next()));
        }
        return Forbidden.checkName(take().text());
    }
}
