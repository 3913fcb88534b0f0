package culm.engine;

import culm.data.Seen;
import culm.port.Standing;
import culm.port.Token;
import java.util.List;
import java.util.Map;

/**
 * A token that a thread may go on with.
 *
 * @param seen what it may know of the scopes around its own, as a branch that has written nothing yet
 * @param first its first step, if that is written already, or null
 * @param handover what it was woken for, or null if that has to be read
 */
record Ready(Standing standing, Seen seen, Committed first, Handover handover) {

    static Ready of(Standing standing) {
        return new Ready(standing, Seen.NOTHING, null, null);
    }

    static Ready branch(Standing standing, Seen seen) {
        return new Ready(standing, seen, null, null);
    }

    static Ready begun(Standing standing, Committed first) {
        return new Ready(standing, Seen.NOTHING, first, null);
    }

    static Ready woken(Standing standing, Handover handover) {
        return new Ready(standing, Seen.NOTHING, null, handover);
    }

    boolean isBegun() {
        return first != null;
    }

    Token token() {
        return standing.token();
    }

    /** The same, as its token is now. */
    Ready with(Token now) {
        return new Ready(new Standing(now, standing.run()), seen, null, handover);
    }

    /** What is known, by the scopes of the frame that it is known in. */
    Map<List<String>, Seen> seenByScopes() {
        return Map.of(token().frame().scopes(), seen);
    }
}
