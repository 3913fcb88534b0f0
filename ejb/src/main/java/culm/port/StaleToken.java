package culm.port;

import java.util.Collection;
import java.util.stream.Collectors;

/** Somebody else has moved the token: what was decided on its old version must not be written. */
public final class StaleToken extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StaleToken(String tokenId, long version) {
        super("token %s is no longer in version %d".formatted(tokenId, version), null, false, false);
    }

    private StaleToken(String message) {
        super(message, null, false, false);
    }

    /** One of some tokens that were written together was moved: which, is not known. */
    public static StaleToken among(Collection<Token> seen) {
        var names = seen.stream()
                .map(token -> "%s in version %d".formatted(token.id(), token.version()))
                .collect(Collectors.joining(", "));
        return new StaleToken("no longer there: token " + names);
    }
}
