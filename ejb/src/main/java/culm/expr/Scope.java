package culm.expr;

/** The names an expression sees: those it binds itself, then the flow's, then the functions. */
final class Scope {

    private final Scope outer;
    private final String name;
    private final Object value;
    private final Names names;
    private final Budget budget;

    Scope(Names names, Budget budget) {
        this(null, null, null, names, budget);
    }

    private Scope(Scope outer, String name, Object value, Names names, Budget budget) {
        this.outer = outer;
        this.name = name;
        this.value = value;
        this.names = names;
        this.budget = budget;
    }

    Scope with(String boundName, Object boundValue) {
        return new Scope(this, boundName, boundValue, names, budget);
    }

    Budget budget() {
        return budget;
    }

    Object lookup(String wanted) {
        for (Scope scope = this; scope.outer != null; scope = scope.outer) {
            budget.step();
            if (scope.name.equals(wanted)) {
                return scope.value;
            }
        }
        if (names.has(wanted)) {
            return Types.known(names.get(wanted));
        }
        Function function = Functions.find(wanted);
        if (function == null) {
            throw new Refused("unknown name '%s'".formatted(wanted));
        }
        return function;
    }
}
