package culm.engine.storm;

import static org.assertj.core.api.Assertions.assertThat;

import culm.engine.storm.Operator.Sent;
import culm.engine.storm.Witness.Attempt;
import culm.port.NodeRun;
import culm.port.Token;
import culm.port.Token.Phase;
import culm.state.State;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A call that fits is accepted and has its effect; one that does not fit changes nothing. */
final class EffectLaw implements Law {

    private final List<Attempt> retried = new ArrayList<>();
    private final Map<String, Operation> forced = new HashMap<>();
    private final Set<String> callbackIds = new HashSet<>();

    @Override
    public void called(Play play, Operation operation) {
        assertThat(operation.accepted())
                .as(() -> operation + "\n" + play.story())
                .isEqualTo(fits(play, operation));
        if (!operation.accepted()) {
            assertThat(operation.after()).as(play::story).isEqualTo(operation.before());
            return;
        }
        effect(operation);
    }

    private boolean fits(Play play, Operation operation) {
        var before = operation.before();
        var frozen = before.frozen();
        return switch (operation.what()) {
            case FREEZE, UNFREEZE -> true;
            case CALLBACK -> !frozen && callbackFits(operation);
            case REVOKE -> !frozen && before.live();
            default -> !frozen && before.live() && fitsLive(play, operation);
        };
    }

    private boolean callbackFits(Operation operation) {
        var id = ((Sent) operation.argument()).callbackId();
        var known = id != null && callbackIds.contains(operation.target() + " " + id);
        var token = operation.before().tokenAt(operation.target());
        return known
                || operation.before().state(operation.target()) == State.RUNNING
                        && token.filter(standing -> standing.phase() != Phase.POLL)
                                .isPresent();
    }

    private static boolean fitsLive(Play play, Operation operation) {
        var before = operation.before();
        var state = before.state(operation.target());
        return switch (operation.what()) {
            case PAUSE ->
                before.run().rawState() == State.RUNNING || before.run().rawState() == State.READY;
            case RESUME -> before.run().state() == State.SUSPENDED;
            case PAUSE_SUBPROCESS -> state == State.RUNNING && !stuck(before, operation.target());
            case RESUME_SUBPROCESS, RESUME_NODE -> state == State.SUSPENDED;
            case PAUSE_NODE ->
                state == null
                        || state == State.READY
                                && before.tokenAt(operation.target())
                                        .filter(token -> token.status() == Token.Status.READY)
                                        .isPresent();
            case FORCED_FAIL -> state == State.RUNNING;
            case SKIP_EXCLUSIVE -> state == State.FAILED && chosen(play, operation, "EG");
            case SKIP_CONDITIONAL -> state == State.FAILED && chosen(play, operation, "CPG");
            default -> state == State.FAILED;
        };
    }

    private static boolean chosen(Play play, Operation operation, String kind) {
        return operation.target().startsWith(kind)
                && play.flow.gateways().get(operation.target()).contains(operation.argument());
    }

    private static boolean stuck(Snapshot now, String flow) {
        return now.nodes().stream()
                .filter(node -> node.entered() && flow.equals(node.parentId()))
                .anyMatch(node ->
                        node.state() == State.FAILED || node.state() == State.SUSPENDED || stuck(now, node.id()));
    }

    private void effect(Operation operation) {
        var target = operation.target();
        var after = operation.after();
        switch (operation.what()) {
            case PAUSE -> assertThat(after.run().state()).isEqualTo(State.SUSPENDED);
            case RESUME -> assertThat(after.run().state()).isEqualTo(State.RUNNING);
            case REVOKE -> assertThat(after.run().state()).isEqualTo(State.REVOKED);
            case PAUSE_SUBPROCESS, PAUSE_NODE -> assertThat(after.state(target)).isEqualTo(State.SUSPENDED);
            case RESUME_SUBPROCESS -> assertThat(after.state(target)).isEqualTo(State.RUNNING);
            case RESUME_NODE -> assertThat(after.state(target)).isIn(State.READY, null);
            case RETRY, RETRY_WITH_INPUTS -> retried(operation);
            case SKIP, SKIP_EXCLUSIVE, SKIP_CONDITIONAL -> skipped(operation);
            case FORCED_FAIL -> forced(operation);
            case CALLBACK -> callbackIds.add(target + " " + ((Sent) operation.argument()).callbackId());
            default -> assertThat(after.run()).isEqualTo(operation.before().run());
        }
    }

    private void retried(Operation operation) {
        var failed = operation.before().node(operation.target()).orElseThrow();
        var next = operation.after().node(operation.target()).orElseThrow();
        assertThat(next.state()).isEqualTo(State.READY);
        assertThat(next.retry()).isEqualTo(failed.retry() + 1);
        assertThat(next.version()).isNotEqualTo(failed.version());
        assertThat(operation.after().run().failed())
                .isEqualTo(operation.before().run().failed() - 1);
        if (operation.target().startsWith("a")) {
            retried.add(new Attempt(next.id(), next.version()));
        }
    }

    private static void skipped(Operation operation) {
        var next = operation.after().node(operation.target()).orElseThrow();
        assertThat(next.state()).isEqualTo(State.FINISHED);
        assertThat(next.skip()).isTrue();
        assertThat(next.exData()).isNull();
        assertThat(operation.after().run().failed())
                .isEqualTo(operation.before().run().failed() - 1);
    }

    private void forced(Operation operation) {
        var node = operation.after().node(operation.target()).orElseThrow();
        assertForced(node, operation);
        forced.put(operation.target(), operation);
    }

    private static void assertForced(NodeRun node, Operation operation) {
        assertThat(node.state()).isEqualTo(State.FAILED);
        assertThat(node.exData()).isEqualTo(operation.argument());
        assertThat(node.outputs()).containsEntry("_forced_failed", true);
    }

    /** A late result of the component changes nothing. */
    @Override
    public void look(Play play) {
        var now = play.snapshot();
        forced.values().forEach(operation -> {
            var then = operation.after().node(operation.target()).orElseThrow();
            now.node(operation.target())
                    .filter(node -> node.version().equals(then.version()) && !node.skip())
                    .ifPresent(node -> assertForced(node, operation));
        });
    }

    @Override
    public void end(Play play) {
        if (play.snapshot().run().state() == State.FINISHED) {
            assertThat(play.witness.executions().keySet()).as(play::story).containsAll(retried);
        }
    }
}
