package culm.port;

import java.time.Instant;

/** A token and the run that it belongs to. */
public record Standing(Token token, Run run) {

    /** Whether a server may take the token: it is awake, and no pause stops it. */
    public boolean movable(Instant now) {
        return token.awake(now) && !token.held() && !(token.phase().atBoundary() && run.halted());
    }
}
