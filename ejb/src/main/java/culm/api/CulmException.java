package culm.api;

/** A read that cannot be answered: the id is unknown, or an argument makes no sense. Changing calls answer instead. */
public final class CulmException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Code code;

    public CulmException(Code code, String message) {
        super(message);
        this.code = code;
    }

    public Code code() {
        return code;
    }
}
