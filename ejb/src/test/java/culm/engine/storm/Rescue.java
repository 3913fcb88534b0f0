package culm.engine.storm;

import static org.assertj.core.api.Assertions.assertThat;

import culm.engine.storm.Move.What;
import culm.port.NodeRun;
import culm.port.Token;
import culm.port.Token.Phase;
import culm.state.State;
import java.time.Duration;

/** Ends every pause, retries what can be retried, chooses where a choice failed, and calls back, until a run has ended. */
final class Rescue {

    private static final int ROUNDS = 300;

    private final Play play;

    Rescue(Play play) {
        this.play = play;
    }

    void untilTheEnd() {
        for (int round = 0; round < ROUNDS && !over(); round++) {
            help(play.snapshot());
            carry();
            play.look();
        }
        assertThat(over()).as(() -> "the run stands still\n" + play.story()).isTrue();
        carry();
    }

    private boolean over() {
        var now = play.snapshot();
        return now.run().state() == State.FINISHED
                || now.run().state() == State.REVOKED && now.tokens().isEmpty();
    }

    private void carry() {
        play.settle();
        play.world.tick(Duration.ofSeconds(1));
        play.world.sweep();
    }

    private void help(Snapshot now) {
        var operator = new Operator(play);
        if (now.frozen()) {
            operator.call(What.UNFREEZE, DrawnFlow.ID, null);
        }
        if (now.run().state() == State.SUSPENDED) {
            operator.call(What.RESUME, DrawnFlow.ID, null);
        }
        if (now.live()) {
            now.nodes().forEach(node -> help(operator, now, node));
        }
    }

    private void help(Operator operator, Snapshot now, NodeRun node) {
        if (node.state() == State.SUSPENDED) {
            var subprocess = play.flow.subprocesses().contains(node.id());
            operator.call(subprocess ? What.RESUME_SUBPROCESS : What.RESUME_NODE, node.id(), null);
        } else if (node.state() == State.FAILED) {
            rescue(operator, node.id());
        } else if (now.tokenAt(node.id()).filter(Rescue::waits).isPresent()) {
            operator.callBack(node.id());
        }
    }

    private void rescue(Operator operator, String id) {
        var flows = play.flow.gateways().get(id);
        if (flows == null) {
            operator.call(What.RETRY, id, null);
        } else {
            var what = id.startsWith("EG") ? What.SKIP_EXCLUSIVE : What.SKIP_CONDITIONAL;
            operator.call(what, id, flows.get(flows.size() - 1));
        }
    }

    private static boolean waits(Token token) {
        return token.phase() == Phase.CALLBACK && token.status() == Token.Status.WAITING;
    }
}
