package culm.expr;

/** How deep a parser is inside brackets, signs and lambdas. */
final class Nesting {

    private int depth;
    private int deepest;

    void enter() {
        if (++depth > Limits.NESTING) {
            throw new Refused("it is nested deeper than %d levels".formatted(Limits.NESTING));
        }
        deepest = Math.max(deepest, depth);
    }

    void leave() {
        depth--;
    }

    void leave(int levels) {
        depth -= levels;
    }

    /** Begins to measure a part; what it returns is given back to {@link #heightSince}. */
    int mark() {
        int before = deepest;
        deepest = depth;
        return before;
    }

    int heightSince(int mark) {
        int height = deepest - depth + 1;
        deepest = Math.max(deepest, mark);
        return height;
    }
}
