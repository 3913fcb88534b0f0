package culm.expr;

/** Texts filled up to a width. */
final class Padding {

    private Padding() {}

    static String left(String text, Arguments arguments, Budget budget) {
        return text + fill(missing(text, arguments.number(0), budget), arguments.text(1, " "));
    }

    static String right(String text, Arguments arguments, Budget budget) {
        return fill(missing(text, arguments.number(0), budget), arguments.text(1, " ")) + text;
    }

    static String center(String text, Arguments arguments, Budget budget) {
        int width = arguments.number(0);
        int missing = missing(text, width, budget);
        int before = missing / 2 + (missing & width & 1); // the odd one goes where Python puts it
        String fill = arguments.text(1, " ");
        return fill(before, fill) + text + fill(missing - before, fill);
    }

    static String zeros(String text, int width, Budget budget) {
        String zeros = fill(missing(text, width, budget), "0");
        boolean signed = text.startsWith("-") || text.startsWith("+");
        return signed ? text.charAt(0) + zeros + text.substring(1) : zeros + text;
    }

    private static int missing(String text, int width, Budget budget) {
        budget.characters(Math.max(width, text.length()));
        return Math.max(0, width - Characters.length(text));
    }

    private static String fill(int times, String fill) {
        if (Characters.length(fill) != 1) {
            throw new Refused("a text is filled up with one character");
        }
        return fill.repeat(times);
    }
}
