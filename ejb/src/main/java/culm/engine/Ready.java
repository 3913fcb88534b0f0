package culm.engine;

import culm.data.Seen;
import culm.data.Small;
import culm.port.Run;
import culm.port.Standing;
import culm.port.Token;
import java.util.Map;

/**
 * A token that a thread may go on with.
 *
 * @param seen what it may know of what was written before: a branch that has written nothing yet, of the scopes around its own; a
 *     token that joins its branches, of its own
 * @param gathered what the branches that it is to join have written, by scope, or null if that has to be read
 * @param first its first step, if that is written already, or null
 * @param handover what it was woken for, or null if that has to be read
 */
record Ready(
        Standing standing, Seen seen, Map<String, Map<String, Object>> gathered, Committed first, Handover handover) {

    static Ready of(Standing standing) {
        return new Ready(standing, begins(standing.token()) ? Seen.NONE_WRITTEN : Seen.NOTHING, null, null, null);
    }

    static Ready branch(Standing standing, Seen seen) {
        return new Ready(standing, seen, null, null, null);
    }

    static Ready joined(Standing standing, OpenFork fork) {
        return new Ready(standing, fork.seen(), fork.written().orElse(null), null, null);
    }

    static Ready begun(Standing standing, Committed first) {
        return new Ready(standing, Seen.NOTHING, null, first, null);
    }

    static Ready woken(Standing standing, Handover handover) {
        return new Ready(standing, Seen.NOTHING, null, null, handover);
    }

    boolean isBegun() {
        return first != null;
    }

    Token token() {
        return standing.token();
    }

    /** The same, as its token is now. */
    Ready with(Token now) {
        return new Ready(new Standing(now, standing.run()), seen, gathered, null, handover);
    }

    /** Whether it may be kept in memory with many others. */
    boolean isSmall() {
        return isSmall(standing.run());
    }

    static boolean isSmall(Run run) {
        return Small.is(run.context()) && Small.is(run.rootData()) && Small.is(run.subprocessContext());
    }

    /** A run of which no server has moved a token has written nothing. */
    private static boolean begins(Token token) {
        return token.parentId() == null && token.claim() == 0;
    }
}
