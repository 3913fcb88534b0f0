package culm.expr;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;

/** Elements made by walking others: <code>[x * 2 for x in items if x]</code>. */
record Comprehension(Kind kind, Expression element, Expression value, List<Clause> clauses) implements Expression {

    enum Kind {
        LIST,
        SET,
        MAP,
        GENERATOR
    }

    /** One <code>for</code> with the conditions behind it. */
    record Clause(Target target, Expression source, List<Expression> conditions) {

        boolean admits(Scope scope) {
            for (Expression condition : conditions) {
                if (!Values.truth(condition.evaluate(scope))) {
                    return false;
                }
            }
            return true;
        }
    }

    /** What a value is bound to: one name, or parts if there is no name. */
    record Target(String name, List<Target> parts) {

        Scope bind(Object value, Scope scope) {
            if (name != null) {
                return scope.with(name, Types.known(value));
            }
            List<?> values = Sequences.items(value, scope.budget());
            if (values.size() != parts.size()) {
                throw new Refused("%d values for %d names".formatted(values.size(), parts.size()));
            }
            Scope bound = scope;
            for (int i = 0; i < parts.size(); i++) {
                bound = parts.get(i).bind(values.get(i), bound);
            }
            return bound;
        }
    }

    private interface Sink {
        void accept(Scope scope);
    }

    @Override
    public Object evaluate(Scope scope) {
        return switch (kind) {
            case LIST -> list(scope);
            case GENERATOR -> View.generator(list(scope));
            case SET -> {
                var set = new LinkedHashSet<Object>();
                walk(0, scope, inner -> set.add(Key.of(element.evaluate(inner), inner.budget())));
                yield set;
            }
            case MAP -> {
                var map = new LinkedHashMap<Object, Object>();
                walk(
                        0,
                        scope,
                        inner -> map.put(Key.of(element.evaluate(inner), inner.budget()), value.evaluate(inner)));
                yield map;
            }
        };
    }

    private List<Object> list(Scope scope) {
        var list = new ArrayList<Object>();
        walk(0, scope, inner -> list.add(element.evaluate(inner)));
        return list;
    }

    private void walk(int depth, Scope scope, Sink sink) {
        if (depth == clauses.size()) {
            sink.accept(scope);
            return;
        }
        Clause clause = clauses.get(depth);
        for (Object item : Sequences.items(clause.source().evaluate(scope), scope.budget())) {
            scope.budget().step();
            Scope inner = clause.target().bind(item, scope);
            if (clause.admits(inner)) {
                walk(depth + 1, inner, sink);
            }
        }
    }
}
