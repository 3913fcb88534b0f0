package culm.expr;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Reads the operators of an expression by recursive descent, no deeper than {@link Limits#NESTING}. */
final class Parser {

    private static final Set<String> SUM = Set.of("+", "-");
    private static final Set<String> PRODUCT = Set.of("*", "/", "//", "%");

    private final Words words;
    private final FreeNames free;
    private final Nesting nesting;
    private final OperandParser operands;

    private Parser(String text, FreeNames free, Nesting nesting) {
        this.words = new Words(text);
        this.free = free;
        this.nesting = nesting;
        this.operands = new OperandParser(this, words, free, nesting);
    }

    /** An expression and the names it takes from outside. */
    record Parsed(Expression expression, Set<String> names) {}

    /** @throws Refused if the text is no expression, or one that is forbidden */
    static Parsed parse(String text) {
        if (text.length() > Limits.FRAGMENT) {
            throw new Refused("an expression is longer than %d characters".formatted(Limits.FRAGMENT));
        }
        var free = new FreeNames();
        return new Parsed(parse(text, free, new Nesting()), free.names());
    }

    static Expression parse(String text, FreeNames free, Nesting nesting) {
        var parser = new Parser(text, free, nesting);
        Expression expression = parser.expression();
        parser.words.expectEnd();
        return expression;
    }

    Expression expression() {
        nesting.enter();
        Expression expression = words.accept("lambda") ? lambda() : conditional();
        nesting.leave();
        return expression;
    }

    private Expression lambda() {
        var parameters = new ArrayList<String>();
        while (!words.nextIs(":")) {
            parameters.add(words.name());
            if (!words.accept(",")) {
                break;
            }
        }
        words.expect(":");
        free.open();
        int mark = nesting.mark();
        Expression body = expression();
        int height = nesting.heightSince(mark);
        free.close(parameters);
        return new Expression.Lambda(parameters, body, height);
    }

    private Expression conditional() {
        Expression value = either();
        if (!words.accept("if")) {
            return value;
        }
        Expression condition = either();
        words.expect("else");
        return new Expression.Conditional(condition, value, expression());
    }

    Expression either() {
        return logic("or", false, this::both);
    }

    private Expression both() {
        return logic("and", true, this::negation);
    }

    private Expression logic(String word, boolean and, Supplier<Expression> operand) {
        Expression first = operand.get();
        if (!words.nextIs(word)) {
            return first;
        }
        var all = new ArrayList<>(List.of(first));
        while (words.accept(word)) {
            all.add(operand.get());
        }
        return new Expression.Logic(and, all);
    }

    private Expression negation() {
        if (!words.accept("not")) {
            return comparison();
        }
        nesting.enter();
        var not = new Expression.Not(negation());
        nesting.leave();
        return not;
    }

    private Expression comparison() {
        Expression first = sum();
        var relations = new ArrayList<Relation>();
        var rest = new ArrayList<Expression>();
        for (Relation relation = relation(); relation != null; relation = relation()) {
            relations.add(relation);
            rest.add(sum());
        }
        return rest.isEmpty() ? first : new Expression.Comparison(first, relations, rest);
    }

    private Relation relation() {
        if (words.accept("not")) {
            words.expect("in");
            return Relation.NOT_IN;
        } else if (words.accept("is")) {
            return words.accept("not") ? Relation.IS_NOT : Relation.IS;
        }
        Token token = words.next();
        Relation relation = token.reserved() ? Relation.of(token.text()) : null;
        if (relation != null) {
            words.take();
        }
        return relation;
    }

    private Expression sum() {
        return arithmetic(SUM, this::product);
    }

    private Expression product() {
        return arithmetic(PRODUCT, this::signed);
    }

    private Expression arithmetic(Set<String> signs, Supplier<Expression> operand) {
        Expression first = operand.get();
        var operators = new ArrayList<Operator>();
        var rest = new ArrayList<Expression>();
        while (words.next().kind() == Token.Kind.SIGN
                && signs.contains(words.next().text())) {
            operators.add(Operator.of(words.take().text()));
            rest.add(operand.get());
        }
        return rest.isEmpty() ? first : new Expression.Arithmetic(first, operators, rest);
    }

    private Expression signed() {
        boolean minus = words.nextIs("-");
        if (!minus && !words.nextIs("+")) {
            return power();
        }
        words.take();
        nesting.enter();
        var signed = new Expression.Sign(minus, signed());
        nesting.leave();
        return signed;
    }

    private Expression power() {
        Expression base = operands.read();
        if (!words.accept("**")) {
            return base;
        }
        nesting.enter();
        var power = new Expression.Arithmetic(base, List.of(Operator.POWER), List.of(signed()));
        nesting.leave();
        return power;
    }
}
