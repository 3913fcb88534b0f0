package culm.expr;

/** Why a fragment has no value. It never leaves the package: a fragment stays literal, or its reason is told. */
final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Refused(String message) {
        // thrown often, to decide between two ways: it needs no stack trace
        super(Characters.shortened(message, 500), null, false, false);
    }

    static Refused tooLong() {
        return new Refused("a text is longer than %d characters".formatted(Limits.TEXT));
    }

    static Refused operands(String operator, Object left, Object right) {
        return new Refused("%s cannot take %s and %s".formatted(operator, Types.of(left), Types.of(right)));
    }
}
