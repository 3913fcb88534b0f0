package culm.engine;

import culm.port.Token.Phase;
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
        var token = course.token();
        var scopes = IntStream.range(0, token.branches())
                .mapToObj(branch -> scope(token.fork(), branch))
                .toList();
        course.ports().variables().merged(scopes).forEach(course.scope()::set);
        course.step().drop(scopes);
        course.token(
                token.at(token.nodeId(), Phase.ENTER).change().fork(null, 0).make());
    }
}
