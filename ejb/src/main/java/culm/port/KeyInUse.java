package culm.port;

/** The same call, or another with the same key, was answered in the meantime. Nothing of this one is kept. */
public final class KeyInUse extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public KeyInUse() {
        super("the key of the call is in use", null, false, false);
    }
}
