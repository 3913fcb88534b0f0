package culm.engine.storm;

import static org.assertj.core.api.Assertions.assertThat;

import culm.engine.storm.Operator.Sent;
import culm.engine.storm.Witness.Attempt;
import culm.port.Token.Phase;
import culm.port.Token.Status;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Accepted callbacks reach their component in order, each once, however often it came. */
final class CallbackLaw implements Law {

    private final Map<Attempt, List<Object>> accepted = new HashMap<>();
    private final Set<String> known = new HashSet<>();

    @Override
    public void called(Play play, Operation operation) {
        if (operation.accepted() && operation.argument() instanceof Sent sent) {
            var first = sent.callbackId() == null || known.add(operation.target() + " " + sent.callbackId());
            if (first) {
                var version =
                        operation.after().node(operation.target()).orElseThrow().version();
                accepted.computeIfAbsent(new Attempt(operation.target(), version), attempt -> new ArrayList<>())
                        .add(sent.data());
            }
        }
    }

    /** A node that waits for a callback has been given all that came. */
    @Override
    public void look(Play play) {
        var now = play.snapshot();
        now.tokens().stream()
                .filter(token -> token.status() == Status.WAITING && token.phase() == Phase.CALLBACK)
                .map(token -> now.node(token.nodeId()).orElseThrow())
                .map(node -> new Attempt(node.id(), node.version()))
                .forEach(attempt -> assertThat(play.witness.handedOver(attempt))
                        .as(() -> attempt + "\n" + play.story())
                        .isEqualTo(accepted.getOrDefault(attempt, List.of())));
    }

    @Override
    public void end(Play play) {
        for (var attempt : play.witness.executions().keySet()) {
            var handed = play.witness.handedOver(attempt);
            assertThat(accepted.getOrDefault(attempt, List.of()).stream().limit(handed.size()))
                    .as(() -> attempt + "\n" + play.story())
                    .isEqualTo(handed);
        }
    }
}
