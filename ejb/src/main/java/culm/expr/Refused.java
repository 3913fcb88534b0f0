package culm.expr;

/** Why a fragment has no value. It never leaves the package: a fragment stays literal, or its reason is told. */
final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Refused(String message) {
        super(message, null, false, false); // it decides between two ways and is thrown often: no stack trace
    }

    static Refused operands(String operator, Object left, Object right) {
        return new Refused("%s cannot take %s and %s".formatted(operator, Types.of(left), Types.of(right)));
    }
}
