package culm.ee.access;

/** The OpenID provider does not tell its keys: nobody knows whether a token is right. */
public final class ProviderAway extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ProviderAway(String message, Throwable cause) {
        super(message, cause);
    }
}
