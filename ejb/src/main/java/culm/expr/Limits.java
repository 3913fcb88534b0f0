package culm.expr;

/** What one rendering or one condition may cost, so that no flow can keep a server busy or fill its memory. */
final class Limits {

    /** Evaluated nodes, produced and visited elements, and texts by their length. */
    static final int STEPS = 100_000;

    /** Characters that cost as much as one step. */
    static final int CHARACTERS_PER_STEP = 64;

    /** Brackets, operators and lambdas inside one another, as written. */
    static final int NESTING = 64;

    /** Lambdas that call one another, counted by the nesting of their bodies. */
    static final int CALLS = 64;

    /** Lists and maps inside one another. */
    static final int VALUE_NESTING = 200;

    /** Characters between the braces of one fragment. */
    static final int FRAGMENT = 8_192;

    /** Characters of one condition. */
    static final int CONDITION = 16_384;

    /** Characters of any text made on the way, and of all fragments of one rendering together. */
    static final int TEXT = 1_000_000;

    /** Bits of an integer; its decimal text has about a third as many digits. */
    static final int BITS = 4_096;

    /** Width and precision in a <code>%</code> format, and places of <code>round</code>. */
    static final int FORMAT = 1_000;

    private Limits() {}
}
