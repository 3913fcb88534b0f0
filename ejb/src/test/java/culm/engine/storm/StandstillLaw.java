package culm.engine.storm;

import static org.assertj.core.api.Assertions.assertThat;

import culm.engine.storm.Snapshot.Begun;
import culm.state.State;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What an operator has stopped stays stopped until an operator lets it go on, and nothing is entered in between. */
final class StandstillLaw implements Law {

    private static final String FREEZE = "freeze";

    /** What was entered below a stopped pipeline, subprocess or node, at the moment it was stopped. */
    private final Map<String, Set<Begun>> stopped = new HashMap<>();

    private Set<Begun> revoked;

    @Override
    public void called(Play play, Operation operation) {
        if (!operation.accepted()) {
            return;
        }
        var target = operation.target();
        switch (operation.what()) {
            case PAUSE, PAUSE_SUBPROCESS, PAUSE_NODE -> stopped.put(target, below(play, target, operation.after()));
            case RESUME, RESUME_SUBPROCESS, RESUME_NODE -> stopped.remove(target);
            case FREEZE -> stopped.put(FREEZE, operation.after().begun());
            case UNFREEZE -> stopped.remove(FREEZE);
            case REVOKE -> {
                stopped.keySet().retainAll(Set.of(FREEZE));
                revoked = operation.after().begun();
            }
            default -> {}
        }
    }

    @Override
    public void look(Play play) {
        var now = play.snapshot();
        if (revoked != null) {
            assertThat(now.run().state()).as(play::story).isEqualTo(State.REVOKED);
            assertThat(now.begun())
                    .as(() -> "after the revoke\n" + play.story())
                    .isSubsetOf(revoked);
        }
        stopped.forEach((what, begun) -> {
            if (now.run().state() == State.FINISHED) {
                assertThat(now.node(what)).as(() -> what + "\n" + play.story()).isEmpty();
            } else {
                assertStopped(play, now, what, begun);
            }
        });
    }

    private static void assertStopped(Play play, Snapshot now, String what, Set<Begun> begun) {
        if (!what.equals(FREEZE)) {
            assertThat(play.engine().getState(what, false).state())
                    .as(() -> what + " was paused\n" + play.story())
                    .isEqualTo("SUSPENDED");
        }
        assertThat(below(play, what, now))
                .as(() -> "since " + what + "\n" + play.story())
                .isSubsetOf(begun);
    }

    @Override
    public void end(Play play) {
        look(play);
    }

    private static Set<Begun> below(Play play, String stopped, Snapshot now) {
        Predicate<Begun> inside = stopped.equals(FREEZE) || stopped.equals(DrawnFlow.ID)
                ? begun -> true
                : begun -> begun.nodeId().equals(stopped)
                                && !play.flow.subprocesses().contains(stopped)
                        || inside(now, begun.nodeId(), stopped);
        return now.begun().stream().filter(inside).collect(Collectors.toSet());
    }

    private static boolean inside(Snapshot now, String nodeId, String subprocess) {
        for (var node = now.node(nodeId);
                node.isPresent();
                node = now.node(node.get().parentId())) {
            if (node.get().parentId().equals(subprocess)) {
                return true;
            }
        }
        return false;
    }
}
