package culm.local;

/** Something a person has to mend; its message is the one line that says what. */
public final class Trouble extends RuntimeException {

    public Trouble(String message) {
        super(message);
    }

    Trouble(String message, Throwable cause) {
        super(message, cause);
    }
}
