package culm.expr;

/** How the text of a condition is read. */
public enum Language {
    /** Comparisons joined by <code>and</code> and <code>or</code>. */
    BOOLRULE,
    /** A template that must yield <code>True</code> or <code>False</code>. */
    MAKO
}
