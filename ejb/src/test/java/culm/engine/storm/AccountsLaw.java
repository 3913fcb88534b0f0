package culm.engine.storm;

import static org.assertj.core.api.Assertions.assertThat;

import culm.api.HistoryView;
import culm.port.NodeRun;
import java.util.stream.Collectors;

/** Every execution of a node is told by its histories or by its present attempt. */
final class AccountsLaw implements Law {

    @Override
    public void end(Play play) {
        var now = play.snapshot();
        for (var id : play.flow.activities()) {
            if (now.node(id).filter(NodeRun::entered).isEmpty()) {
                assertThat(play.witness.executions(id)).as(play::story).isZero();
                continue;
            }
            var attempts = play.engine().getActivityHistories(id).stream()
                    .map(HistoryView::version)
                    .collect(Collectors.toSet());
            now.node(id).filter(node -> node.startedAt() != null).ifPresent(node -> attempts.add(node.version()));
            assertThat(attempts).as(() -> id + "\n" + play.story()).hasSize(play.witness.executions(id));
        }
    }
}
