package culm.expr;

/** A function of the closed list. */
record BuiltIn(Signature signature, Body body) implements Function {

    interface Body {
        Object call(Arguments arguments, Budget budget);
    }

    @Override
    public String name() {
        return signature.name();
    }

    @Override
    public boolean printable() {
        return name().equals("int") || name().equals("str");
    }

    @Override
    public Object call(Arguments arguments, Budget budget) {
        signature.check(arguments);
        return body.call(arguments, budget);
    }
}
