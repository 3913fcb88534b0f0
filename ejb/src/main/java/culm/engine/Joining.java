package culm.engine;

import culm.port.Token;
import culm.port.Token.Phase;
import java.util.List;
import java.util.stream.IntStream;

/** Brings together what the branches of a fork have written. */
final class Joining {

    private Joining() {}

    /** The scope of one branch. */
    static String scope(String fork, int branch) {
        return fork + "." + branch;
    }

    /** Merges in the order of the fork: where two branches wrote one variable, the later branch wins. */
    static void join(Course course) {
        var scopes = scopes(course.token());
        course.merged(scopes).forEach(course.scope()::set);
        course.step().drop(scopes);
        course.token(joined(course.token()).make());
    }

    /**
     * The same where all branches began and ended in this step: nothing of theirs is in the store.
     *
     * @param held the token as it was in hand before it forked
     */
    static void joinHere(Course course, Token held) {
        scopes(course.token())
                .forEach(scope -> course.step().takeVariables(scope).forEach(course.scope()::set));
        course.token(
                joined(course.token()).status(held.status()).owner(held.owner()).make());
    }

    private static List<String> scopes(Token fork) {
        return IntStream.range(0, fork.branches())
                .mapToObj(branch -> scope(fork.fork(), branch))
                .toList();
    }

    private static Token.Change joined(Token fork) {
        return fork.at(fork.nodeId(), Phase.ENTER).change().fork(null, 0);
    }
}
