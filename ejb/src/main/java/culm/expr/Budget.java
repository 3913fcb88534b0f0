package culm.expr;

/** What is left of the {@link Limits} during one rendering. */
final class Budget {

    private int steps = Limits.STEPS;
    private int text = Limits.TEXT;
    private int calls = Limits.CALLS;
    private int nesting = Limits.VALUE_NESTING;

    void step() {
        spend(1);
    }

    void spend(long cost) {
        if (cost > steps) {
            steps = 0; // whatever comes next in the same rendering is too much as well
            throw new Refused("it takes more than %d steps".formatted(Limits.STEPS));
        }
        steps -= (int) cost;
    }

    /** Pays for a text that is about to be made. */
    void characters(long length) {
        if (length > Limits.TEXT) {
            throw Refused.tooLong();
        }
        spend(length / Limits.CHARACTERS_PER_STEP);
    }

    /** Pays for a search, whose worst case is the product of both lengths. */
    void search(String text, String wanted) {
        long length = text.length();
        spend(length / Limits.CHARACTERS_PER_STEP + length * wanted.length() / (4 * Limits.CHARACTERS_PER_STEP));
    }

    /** Takes the text of one fragment into account, which all fragments of a rendering share. */
    void emit(String fragment) {
        if (fragment.length() > text) {
            throw new Refused("the texts of all fragments are longer than %d characters".formatted(Limits.TEXT));
        }
        text -= fragment.length();
    }

    void call(int height) {
        if (height > calls) {
            throw new Refused("lambdas call one another too deeply");
        }
        calls -= height;
    }

    void returned(int height) {
        calls += height;
    }

    void enter() {
        if (nesting == 0) {
            throw new Refused("a value is nested deeper than %d levels".formatted(Limits.VALUE_NESTING));
        }
        nesting--;
        step();
    }

    void leave() {
        nesting++;
    }
}
