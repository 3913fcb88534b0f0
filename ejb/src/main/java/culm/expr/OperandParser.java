package culm.expr;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;

/** Reads what stands between operators: names, literals, brackets, and what is taken from them. */
final class OperandParser {

    private static final Expression NONE = new Expression.Constant(null);

    private final Parser parser;
    private final Words words;
    private final FreeNames free;
    private final Nesting nesting;

    OperandParser(Parser parser, Words words, FreeNames free, Nesting nesting) {
        this.parser = parser;
        this.words = words;
        this.free = free;
        this.nesting = nesting;
    }

    Expression read() {
        Expression base = atom();
        var steps = new ArrayList<Access.Step>();
        while (true) {
            if (words.accept(".")) {
                String name = Forbidden.checkAttribute(words.name());
                steps.add(words.accept("(") ? new Access.Method(name, call()) : new Access.Attribute(name));
            } else if (words.accept("[")) {
                steps.add(new Access.Index(subscript()));
            } else if (words.accept("(")) {
                steps.add(new Access.Invocation(call()));
            } else {
                return steps.isEmpty() ? base : new Access(base, steps);
            }
        }
    }

    private Expression atom() {
        Token token = words.take();
        return switch (token.kind()) {
            case NAME -> {
                free.add(Forbidden.checkName(token.text()));
                yield new Expression.Name(token.text());
            }
            case NUMBER -> new Expression.Constant(token.value());
            case TEXT, FORMAT -> text(token);
            case SIGN -> bracket(token);
            default -> word(token);
        };
    }

    private static Expression word(Token token) {
        return switch (token.text()) {
            case "None" -> NONE;
            case "True" -> new Expression.Constant(true);
            case "False" -> new Expression.Constant(false);
            default -> throw new Refused("%s does not belong here".formatted(token));
        };
    }

    private Expression bracket(Token token) {
        return switch (token.text()) {
            case "(" -> parentheses();
            case "[" -> list();
            case "{" -> braces();
            default -> throw new Refused("%s does not belong here".formatted(token));
        };
    }

    /** Texts that follow one another are one. */
    private Expression text(Token first) {
        if (first.kind() == Token.Kind.TEXT
                && words.next().kind() != Token.Kind.TEXT
                && words.next().kind() != Token.Kind.FORMAT) {
            return new Expression.Constant(first.value());
        }
        var parts = new ArrayList<Expression>();
        addText(first, parts);
        while (words.next().kind() == Token.Kind.TEXT || words.next().kind() == Token.Kind.FORMAT) {
            addText(words.take(), parts);
        }
        return new Expression.Joined(parts);
    }

    private void addText(Token token, List<Expression> parts) {
        if (token.kind() == Token.Kind.TEXT) {
            parts.add(new Expression.Constant(token.value()));
            return;
        }
        nesting.enter();
        FormatText.addParts(token.text(), parts, inner -> Parser.parse(inner, free, nesting));
        nesting.leave();
    }

    private Expression parentheses() {
        if (words.accept(")")) {
            return new Expression.Row(List.of(), true);
        }
        free.open();
        Expression first = parser.expression();
        if (words.nextIs("for")) {
            return closed(comprehension(Comprehension.Kind.GENERATOR, first, null), ")");
        }
        free.close(Set.of());
        return words.accept(")") ? first : new Expression.Row(rest(first, ")"), true);
    }

    private Expression list() {
        if (words.accept("]")) {
            return new Expression.Row(List.of(), false);
        }
        free.open();
        Expression first = parser.expression();
        if (words.nextIs("for")) {
            return closed(comprehension(Comprehension.Kind.LIST, first, null), "]");
        }
        free.close(Set.of());
        return new Expression.Row(rest(first, "]"), false);
    }

    private Expression closed(Expression comprehension, String close) {
        words.expect(close);
        return comprehension;
    }

    private List<Expression> rest(Expression first, String close) {
        var items = new ArrayList<>(List.of(first));
        while (!words.accept(close)) {
            words.expect(",");
            if (!words.nextIs(close)) {
                items.add(parser.expression());
            }
        }
        return items;
    }

    private Expression braces() {
        if (words.accept("}")) {
            return new Expression.MapRow(List.of(), List.of());
        }
        free.open();
        Expression first = parser.expression();
        Expression value = words.accept(":") ? parser.expression() : null;
        if (words.nextIs("for")) {
            var kind = value == null ? Comprehension.Kind.SET : Comprehension.Kind.MAP;
            return closed(comprehension(kind, first, value), "}");
        }
        free.close(Set.of());
        return value == null ? new Expression.SetRow(rest(first, "}")) : map(first, value);
    }

    private Expression map(Expression firstKey, Expression firstValue) {
        var keys = new ArrayList<>(List.of(firstKey));
        var values = new ArrayList<>(List.of(firstValue));
        while (!words.accept("}")) {
            words.expect(",");
            if (!words.nextIs("}")) {
                keys.add(parser.expression());
                words.expect(":");
                values.add(parser.expression());
            }
        }
        return new Expression.MapRow(keys, values);
    }

    /** The frame of free names that was opened before the element is closed here, when all bound names are known. */
    private Expression comprehension(Comprehension.Kind kind, Expression element, Expression value) {
        var clauses = new ArrayList<Comprehension.Clause>();
        var bound = new ArrayList<String>();
        while (words.accept("for")) {
            nesting.enter();
            Comprehension.Target target = targets("in", bound);
            Set<String> inner = clauses.isEmpty() ? free.suspend() : null;
            Expression source = parser.either();
            if (inner != null) {
                free.resume(inner);
            }
            clauses.add(new Comprehension.Clause(target, source, conditions()));
        }
        nesting.leave(clauses.size());
        free.close(bound);
        return new Comprehension(kind, element, value, clauses);
    }

    private List<Expression> conditions() {
        var conditions = new ArrayList<Expression>();
        while (words.accept("if")) {
            conditions.add(parser.either());
        }
        return conditions;
    }

    private Comprehension.Target targets(String close, List<String> bound) {
        nesting.enter();
        var parts = new ArrayList<>(List.of(target(bound)));
        boolean row = false;
        while (!words.accept(close)) {
            words.expect(",");
            row = true;
            if (!words.nextIs(close)) {
                parts.add(target(bound));
            }
        }
        nesting.leave();
        return row ? new Comprehension.Target(null, parts) : parts.get(0);
    }

    private Comprehension.Target target(List<String> bound) {
        if (words.accept("(")) {
            return targets(")", bound);
        }
        bound.add(words.name());
        return new Comprehension.Target(bound.get(bound.size() - 1), List.of());
    }

    private Expression subscript() {
        Expression start = words.nextIs(":") ? NONE : Forbidden.checkKey(parser.expression());
        if (words.accept("]")) {
            return start;
        }
        Expression stop = bound();
        Expression step = bound();
        words.expect("]");
        return new Expression.SliceRow(start, stop, step);
    }

    private Expression bound() {
        return words.accept(":") && !words.nextIs(":") && !words.nextIs("]") ? parser.expression() : NONE;
    }

    private Expression.Call call() {
        var positional = new ArrayList<Expression>();
        var named = new LinkedHashMap<String, Expression>();
        while (!words.accept(")")) {
            if (words.nextIsNamedArgument()) {
                String name = words.name();
                words.expect("=");
                named.put(name, parser.expression());
            } else {
                positional.add(argument());
            }
            if (!words.nextIs(")")) {
                words.expect(",");
            }
        }
        return new Expression.Call(positional, named);
    }

    private Expression argument() {
        free.open();
        Expression argument = parser.expression();
        if (words.nextIs("for")) {
            return comprehension(Comprehension.Kind.GENERATOR, argument, null);
        }
        free.close(Set.of());
        return argument;
    }
}
