package culm.expr;

import java.util.Set;

/** A lambda together with what it saw where it was written. */
record Closure(Expression.Lambda lambda, Scope scope) implements Function {

    @Override
    public String name() {
        return "lambda";
    }

    @Override
    public boolean printable() {
        return false;
    }

    @Override
    public Object call(Arguments arguments, Budget budget) {
        new Signature("lambda", lambda.parameters().size(), lambda.parameters().size(), Set.of()).check(arguments);
        Scope inner = scope;
        for (int i = 0; i < arguments.count(); i++) {
            inner = inner.with(lambda.parameters().get(i), arguments.at(i));
        }
        budget.call(lambda.height());
        try {
            return lambda.body().evaluate(inner);
        } finally {
            budget.returned(lambda.height());
        }
    }
}
