package culm.engine.storm;

import static org.assertj.core.api.Assertions.assertThat;

import culm.api.StateView;
import culm.port.Token;
import culm.state.State;

/** What a flow shows follows from what stands in it. */
final class ShownStateLaw implements Law {

    @Override
    public void look(Play play) {
        var now = play.snapshot();
        if (now.live()) {
            var root = play.engine().getState(DrawnFlow.ID, true);
            check(play, root);
            assertThat(now.run().failed()).as(play::story).isEqualTo(tokens(now, Token.Status.FAILED));
            assertThat(now.run().failed()).as(play::story).isEqualTo(nodes(now, State.FAILED));
            assertThat(now.run().suspended()).as(play::story).isEqualTo(nodes(now, State.SUSPENDED));
        }
    }

    @Override
    public void end(Play play) {
        var now = play.snapshot();
        if (now.run().state() == State.FINISHED) {
            assertThat(now.nodes()).as(play::story).allMatch(node -> node.state() == State.FINISHED);
        }
    }

    private static long tokens(Snapshot now, Token.Status status) {
        return now.tokens().stream().filter(token -> token.status() == status).count();
    }

    private static long nodes(Snapshot now, State state) {
        return now.nodes().stream()
                .filter(node -> node.entered() && node.state() == state)
                .count();
    }

    private static void check(Play play, StateView flow) {
        flow.children().values().stream()
                .filter(child -> !child.children().isEmpty())
                .forEach(child -> check(play, child));
        var decidedByItself = flow.state().equals("SUSPENDED") || flow.state().equals("FINISHED");
        if (!decidedByItself) {
            assertThat(flow.state())
                    .as(() -> flow.id() + "\n" + play.story())
                    .isEqualTo(stuck(flow) ? ofStuck(flow) : "RUNNING");
        }
    }

    /** Whether a node below stands failed or paused. */
    static boolean stuck(StateView flow) {
        return flow.children().values().stream()
                .anyMatch(child -> child.state().equals("SUSPENDED")
                        || child.children().isEmpty() && child.state().equals("FAILED")
                        || stuck(child));
    }

    private static String ofStuck(StateView flow) {
        var children = flow.children().values().stream().map(StateView::state).toList();
        if (children.contains("FAILED")) {
            return "FAILED";
        }
        return children.contains("RUNNING") ? "RUNNING" : "BLOCKED";
    }
}
