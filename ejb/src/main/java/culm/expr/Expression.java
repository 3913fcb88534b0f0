package culm.expr;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** A parsed expression. Operators of one rank are one node, so that long rows of them do not nest. */
sealed interface Expression
        permits Access,
                Comprehension,
                Expression.Constant,
                Expression.Name,
                Expression.Row,
                Expression.SetRow,
                Expression.MapRow,
                Expression.SliceRow,
                Expression.Arithmetic,
                Expression.Comparison,
                Expression.Logic,
                Expression.Not,
                Expression.Sign,
                Expression.Conditional,
                Expression.Lambda,
                Expression.Joined {

    /** @throws Refused if it has no value */
    Object evaluate(Scope scope);

    record Constant(Object value) implements Expression {
        @Override
        public Object evaluate(Scope scope) {
            scope.budget().step();
            return value;
        }
    }

    record Name(String name) implements Expression {
        @Override
        public Object evaluate(Scope scope) {
            scope.budget().step();
            return scope.lookup(name);
        }
    }

    /** A list, or a tuple. */
    record Row(List<Expression> items, boolean tuple) implements Expression {
        @Override
        public Object evaluate(Scope scope) {
            List<Object> values = evaluateAll(items, scope);
            return tuple ? new Tuple(values) : values;
        }
    }

    static List<Object> evaluateAll(List<Expression> expressions, Scope scope) {
        scope.budget().step();
        var values = new ArrayList<Object>(expressions.size());
        for (Expression expression : expressions) {
            values.add(expression.evaluate(scope));
        }
        return values;
    }

    record SetRow(List<Expression> items) implements Expression {
        @Override
        public Object evaluate(Scope scope) {
            var set = new LinkedHashSet<Object>();
            for (Object value : evaluateAll(items, scope)) {
                set.add(Key.of(value, scope.budget()));
            }
            return set;
        }
    }

    record MapRow(List<Expression> keys, List<Expression> values) implements Expression {
        @Override
        public Object evaluate(Scope scope) {
            scope.budget().step();
            var map = new LinkedHashMap<Object, Object>();
            for (int i = 0; i < keys.size(); i++) {
                map.put(
                        Key.of(keys.get(i).evaluate(scope), scope.budget()),
                        values.get(i).evaluate(scope));
            }
            return map;
        }
    }

    /** What stands between brackets behind a value when there is a colon in it. */
    record SliceRow(Expression start, Expression stop, Expression step) implements Expression {
        @Override
        public Object evaluate(Scope scope) {
            scope.budget().step();
            return new Cut(start.evaluate(scope), stop.evaluate(scope), step.evaluate(scope));
        }
    }

    record Arithmetic(Expression first, List<Operator> operators, List<Expression> rest) implements Expression {
        @Override
        public Object evaluate(Scope scope) {
            Object value = first.evaluate(scope);
            for (int i = 0; i < rest.size(); i++) {
                value = operators.get(i).apply(value, rest.get(i).evaluate(scope), scope.budget());
            }
            return value;
        }
    }

    record Comparison(Expression first, List<Relation> relations, List<Expression> rest) implements Expression {
        @Override
        public Object evaluate(Scope scope) {
            Object left = first.evaluate(scope);
            for (int i = 0; i < rest.size(); i++) {
                Object right = rest.get(i).evaluate(scope);
                if (!relations.get(i).holds(left, right, scope.budget())) {
                    return false;
                }
                left = right;
            }
            return true;
        }
    }

    /** Gives the first operand that decides, or the last. */
    record Logic(boolean and, List<Expression> operands) implements Expression {
        @Override
        public Object evaluate(Scope scope) {
            Object value = null;
            for (Expression operand : operands) {
                value = operand.evaluate(scope);
                if (Values.truth(value) != and) {
                    return value;
                }
            }
            return value;
        }
    }

    record Not(Expression operand) implements Expression {
        @Override
        public Object evaluate(Scope scope) {
            scope.budget().step();
            return !Values.truth(operand.evaluate(scope));
        }
    }

    record Sign(boolean minus, Expression operand) implements Expression {
        @Override
        public Object evaluate(Scope scope) {
            Object value = operand.evaluate(scope);
            if (!Numbers.isNumber(value)) {
                throw new Refused("%s has no sign".formatted(Types.of(value)));
            }
            scope.budget().step();
            return minus ? Numbers.negate(value) : Numbers.plain(value);
        }
    }

    record Conditional(Expression condition, Expression then, Expression otherwise) implements Expression {
        @Override
        public Object evaluate(Scope scope) {
            return (Values.truth(condition.evaluate(scope)) ? then : otherwise).evaluate(scope);
        }
    }

    /** @param height how deep the body nests, which is what a call of it costs of the depth of calls */
    record Lambda(List<String> parameters, Expression body, int height) implements Expression {
        @Override
        public Object evaluate(Scope scope) {
            scope.budget().step();
            return new Closure(this, scope);
        }
    }

    /** A text with expressions in it, <code>f"..."</code>. */
    record Joined(List<Expression> parts) implements Expression {
        @Override
        public Object evaluate(Scope scope) {
            var text = new StringBuilder();
            for (Object value : evaluateAll(parts, scope)) {
                String part = Printer.text(value, scope.budget());
                scope.budget().characters((long) text.length() + part.length());
                text.append(part);
            }
            return text.toString();
        }
    }

    /** The arguments of a call before they are evaluated. */
    record Call(List<Expression> positional, Map<String, Expression> named) {
        Arguments evaluate(Scope scope) {
            var values = new LinkedHashMap<String, Object>();
            List<Object> row = evaluateAll(positional, scope);
            named.forEach((name, value) -> values.put(name, value.evaluate(scope)));
            return new Arguments(row, values);
        }
    }
}
