package culm.expr;

/** What an expression may call: a function of the closed list, or a lambda. */
sealed interface Function permits BuiltIn, Closure {

    String name();

    Object call(Arguments arguments, Budget budget);

    /** Only <code>int</code> and <code>str</code> print their names; flows rely on these two words. */
    boolean printable();
}
