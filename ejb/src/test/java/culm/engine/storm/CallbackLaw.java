package culm.engine.storm;

import static org.assertj.core.api.Assertions.assertThat;

import culm.engine.storm.Operator.Sent;
import culm.engine.storm.Witness.Attempt;
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
