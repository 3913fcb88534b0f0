package culm.port;

/** Somebody else has moved the token: what was decided on its old version must not be written. */
public final class StaleToken extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StaleToken(String tokenId, long version) {
        super("token %s is no longer in version %d".formatted(tokenId, version), null, false, false);
    }
}
