package culm.expr;

import java.util.List;
import java.util.Map;

/** A value and what is taken from it, step by step: <code>a.b[0].upper()</code>. */
record Access(Expression base, List<Step> steps) implements Expression {

    sealed interface Step {
        Object take(Object value, Scope scope);
    }

    @Override
    public Object evaluate(Scope scope) {
        Object value = base.evaluate(scope);
        for (Step step : steps) {
            scope.budget().step();
            value = step.take(value, scope);
        }
        return value;
    }

    /** An attribute is a key of a map; no Java object is ever asked. */
    record Attribute(String name) implements Step {
        @Override
        public Object take(Object value, Scope scope) {
            if (value instanceof Map<?, ?> map && map.containsKey(name)) {
                return Types.known(map.get(name));
            }
            throw new Refused("%s has no '%s'".formatted(Types.of(value), name));
        }
    }

    record Index(Expression index) implements Step {
        @Override
        public Object take(Object value, Scope scope) {
            return Sequences.index(value, index.evaluate(scope), scope.budget());
        }
    }

    record Method(String name, Expression.Call call) implements Step {
        @Override
        public Object take(Object value, Scope scope) {
            return Methods.call(value, name, call.evaluate(scope), scope.budget());
        }
    }

    record Invocation(Expression.Call call) implements Step {
        @Override
        public Object take(Object value, Scope scope) {
            if (value instanceof Function function) {
                return function.call(call.evaluate(scope), scope.budget());
            }
            throw new Refused("%s cannot be called".formatted(Types.of(value)));
        }
    }
}
