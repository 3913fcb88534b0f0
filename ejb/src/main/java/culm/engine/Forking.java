package culm.engine;

import culm.port.Token;
import culm.port.Token.Phase;
import culm.port.Token.Status;
import culm.tree.Node;
import java.util.ArrayList;
import java.util.List;

/** Begins the branches of a fork; the token itself waits for them at the converge gateway. */
final class Forking {

    private Forking() {}

    static void fork(Course course, Node gateway, List<String> flowIds, String convergeId) {
        var name = course.ids().next();
        for (int i = 0; i < flowIds.size(); i++) {
            var first = course.tree().pipelineOf(gateway.id()).target(flowIds.get(i));
            course.step().branch(branch(course, first.id(), convergeId, Joining.scope(name, i)));
        }
        course.token(course.token()
                .at(convergeId, Phase.JOIN)
                .change()
                .fork(name, flowIds.size())
                .make());
        course.step().fork(course.scope()::seen);
        course.waitFor(Phase.JOIN);
    }

    private static Token branch(Course course, String nodeId, String convergeId, String scope) {
        var token = course.token();
        var frames = new ArrayList<>(token.frames());
        frames.set(frames.size() - 1, token.frame().branch(scope));
        return new Token(
                course.ids().next(),
                token.runId(),
                token.id(),
                nodeId,
                Status.READY,
                Phase.ENTER,
                course.run().queue(),
                convergeId,
                List.copyOf(frames),
                null,
                0,
                0,
                0,
                0,
                null,
                token.heldBy(),
                null,
                null,
                null,
                0,
                course.now(),
                0);
    }
}
