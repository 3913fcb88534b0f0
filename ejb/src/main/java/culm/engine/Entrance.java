package culm.engine;

import culm.port.NodeRun;
import culm.port.Token.Phase;
import culm.state.State;
import culm.tree.Node;
import java.util.Map;
import java.util.Optional;

/** Counts the passes of a node that is entered, and keeps the attempt before as history. */
final class Entrance {

    private final Course course;
    private final Node node;
    private Optional<NodeRun> before = Optional.empty();

    Entrance(Course course, Node node) {
        this.course = course;
        this.node = node;
    }

    /** The new attempt, running. */
    NodeRun enter() {
        if (course.token().phase() == Phase.RETRY || course.tree().repeats(node.id())) {
            before = course.node(node.id());
        }
        if (before.isEmpty() || before.get().loop() == 0) {
            return attempt(1, 1, 0, 0, course.ids().next());
        }
        var last = before.get();
        if (last.state() == State.READY) {
            return attempt(last.loop(), last.innerLoop(), last.retry(), last.autoRetries(), last.version());
        }
        course.keepHistory(last);
        var sameEntry = last.entry().equals(entry());
        return attempt(
                last.loop() + 1,
                sameEntry ? last.innerLoop() + 1 : 1,
                last.retry(),
                0,
                course.ids().next());
    }

    void store(NodeRun attempt) {
        if (before.isPresent()) {
            course.step().update(attempt);
        } else {
            course.step().add(attempt);
        }
    }

    private String entry() {
        return course.token().frame().entry();
    }

    private NodeRun attempt(int loop, int innerLoop, int retry, int autoRetries, String version) {
        return new NodeRun(
                node.id(),
                course.run().id(),
                course.token().frame().pipelineId(),
                entry(),
                node.name().isEmpty() ? node.type() : node.name(),
                State.RUNNING,
                loop,
                innerLoop,
                retry,
                autoRetries,
                false,
                false,
                version,
                Map.of(),
                Map.of(),
                null,
                course.now(),
                null);
    }
}
