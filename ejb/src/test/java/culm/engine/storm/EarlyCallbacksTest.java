package culm.engine.storm;

import static org.assertj.core.api.Assertions.assertThat;

import culm.engine.storm.Operator.Sent;
import culm.port.Token.Phase;
import culm.port.Token.Status;
import culm.state.State;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Flows by chance whose components may be called with a callback before it is written. */
class EarlyCallbacksTest extends InAStorm {

    private static Play play(Block flow, List<Move> moves, Law law) {
        var play = Play.early(flow, law).through(moves);
        play.rescued();
        return play;
    }

    /** What a node that waits has kept is what was accepted: each callback once, in the order in which they were accepted. */
    private static final class KeptCallbackLaw implements Law {
        private final Map<String, String> accepted = new HashMap<>();
        private final Set<String> known = new HashSet<>();

        @Override
        public void called(Play play, Operation operation) {
            if (operation.accepted() && operation.argument() instanceof Sent sent) {
                var node = operation.target();
                if (sent.callbackId() == null || known.add(node + " " + sent.callbackId())) {
                    var version = operation.before().node(node).orElseThrow().version();
                    accepted.merge(version, sent.data() + "\n", String::concat);
                }
            }
        }

        @Override
        public void look(Play play) {
            var now = play.snapshot();
            now.tokens().stream()
                    .filter(token -> token.status() == Status.WAITING && token.phase() == Phase.CALLBACK)
                    .map(token -> now.node(token.nodeId()).orElseThrow())
                    .forEach(node -> assertThat(Witness.heard(node.outputs()))
                            .as(play::story)
                            .isEqualTo(accepted.getOrDefault(node.version(), "")));
        }
    }

    @Property
    void whatIsKeptIsWhatWasAccepted(@ForAll("flows") Block flow, @ForAll("moves") List<Move> moves) {
        play(flow, moves, new KeptCallbackLaw());
    }

    @Property
    void aFlowShowsWhatStandsInIt(@ForAll("flows") Block flow, @ForAll("moves") List<Move> moves) {
        play(flow, moves, new ShownStateLaw());
    }

    @Property
    void whatIsStoppedStaysStoppedUntilItIsResumed(@ForAll("flows") Block flow, @ForAll("moves") List<Move> moves) {
        play(flow, moves, new StandstillLaw());
    }

    @Property
    void aFlowWithoutFailuresEndsHoweverItsMessagesTravel(
            @ForAll("flawless") Block flow, @ForAll("carrying") List<Move> moves) {
        var play = play(flow, moves, NONE);

        assertThat(play.snapshot().run().state()).as(play::story).isEqualTo(State.FINISHED);
        assertThat(play.snapshot().tokens()).as(play::story).isEmpty();
    }
}
