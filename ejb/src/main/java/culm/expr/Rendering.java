package culm.expr;

/** One pass over a template: what it may look up, what it may still cost, and whether something may stay unresolved. */
record Rendering(Names names, Budget budget, boolean strict) {

    Object whole(Fragment fragment) {
        return fragment.isNameIn(names) ? fragment.value(names, budget) : text(fragment);
    }

    String text(Fragment fragment) {
        try {
            String text = Printer.text(Types.known(fragment.value(names, budget)), budget);
            budget.emit(text);
            return text;
        } catch (Refused reason) {
            if (strict) {
                String source = Characters.shortened(fragment.source(), 200);
                throw new Refused("%s: %s".formatted(source, reason.getMessage()));
            }
            return fragment.source();
        }
    }
}
