package culm.engine.storm;

import static org.assertj.core.api.Assertions.assertThat;

import culm.engine.storm.Move.Where;
import culm.port.NodeRun;
import culm.port.Token;
import culm.state.State;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Flows by chance whose activities share transactions, branches included. */
class TransactionalFlowsTest extends InAStorm {

    /** What happens within a component would be undone with its transaction. */
    @Override
    @Provide
    Arbitrary<List<Move>> moves() {
        return withoutComponents(Move.any());
    }

    @Override
    @Provide
    Arbitrary<List<Move>> carrying() {
        return withoutComponents(Move.carrying());
    }

    private static Arbitrary<List<Move>> withoutComponents(Arbitrary<List<Move>> moves) {
        return moves.map(all -> all.stream()
                .map(move -> move.where() != Where.IN_COMPONENT
                        ? move
                        : new Move(move.what(), Where.BETWEEN_TRANSACTIONS, move.pick()))
                .toList());
    }

    private static Play play(Block flow, List<Move> moves, Law law) {
        var play = Play.transactional(flow, law).through(moves);
        play.rescued();
        return play;
    }

    /** What people see of a node, but for times and versions. */
    private record Shown(
            String id, State state, int loop, int retry, boolean skip, Map<String, Object> outputs, Object exData) {
        private static Shown of(NodeRun node) {
            return new Shown(
                    node.id(), node.state(), node.loop(), node.retry(), node.skip(), node.outputs(), node.exData());
        }
    }

    private record Place(String node, Token.Status status, Token.Phase phase, int branches, int pending) {
        private static Place of(Token token) {
            return new Place(token.nodeId(), token.status(), token.phase(), token.branches(), token.pending());
        }
    }

    private static void assertSame(Play one, Play other) {
        var first = one.snapshot();
        var second = other.snapshot();
        assertThat(second.run().state()).as(other::story).isEqualTo(first.run().state());
        assertThat(second.run().failed()).as(other::story).isEqualTo(first.run().failed());
        assertThat(second.run().outputs())
                .as(other::story)
                .isEqualTo(first.run().outputs());
        assertThat(nodes(second)).as(other::story).isEqualTo(nodes(first));
        assertThat(second.tokens().stream().map(Place::of))
                .as(other::story)
                .containsExactlyInAnyOrderElementsOf(
                        first.tokens().stream().map(Place::of).toList());
    }

    private static List<Shown> nodes(Snapshot now) {
        return now.nodes().stream()
                .map(Shown::of)
                .sorted(Comparator.comparing(Shown::id))
                .toList();
    }

    @Property
    void aFlowIsTheSameWhetherItsActivitiesShareTransactionsOrNot(@ForAll("flows") Block flow) {
        var alone = new Play(flow, NONE).through(List.of());
        var shared = Play.transactional(flow, NONE).through(List.of());

        alone.settle();
        shared.settle();
        assertSame(alone, shared);

        alone.rescued();
        shared.rescued();
        assertSame(alone, shared);
        assertThat(shared.snapshot().tokens()).as(shared::story).isEmpty();
    }

    @Property(tries = 30)
    void aFlowShowsWhatStandsInIt(@ForAll("flows") Block flow, @ForAll("moves") List<Move> moves) {
        play(flow, moves, new ShownStateLaw());
    }

    @Property
    void callsHaveTheirEffectOrNone(@ForAll("flows") Block flow, @ForAll("moves") List<Move> moves) {
        play(flow, moves, new EffectLaw());
    }

    @Property(tries = 30)
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
