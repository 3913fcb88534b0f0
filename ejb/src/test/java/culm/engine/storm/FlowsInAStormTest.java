package culm.engine.storm;

import static org.assertj.core.api.Assertions.assertThat;

import culm.state.State;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Flows by chance, with calls of operators by chance, and messages that come twice, late or never. */
class FlowsInAStormTest extends InAStorm {

    private static Play play(Block flow, List<Move> moves, Law law) {
        var play = new Play(flow, law).through(moves);
        play.rescued();
        return play;
    }

    @Property
    void noAttemptIsExecutedTwice(@ForAll("flows") Block flow, @ForAll("moves") List<Move> moves) {
        var play = play(flow, moves, NONE);

        assertThat(play.witness.executions().values()).as(play::story).allMatch(times -> times == 1);
    }

    @Property
    void aFlowShowsWhatStandsInIt(@ForAll("flows") Block flow, @ForAll("moves") List<Move> moves) {
        play(flow, moves, new ShownStateLaw());
    }

    @Property
    void callsHaveTheirEffectOrNone(@ForAll("flows") Block flow, @ForAll("moves") List<Move> moves) {
        play(flow, moves, new EffectLaw());
    }

    @Property
    void whatIsStoppedStaysStoppedUntilItIsResumed(@ForAll("flows") Block flow, @ForAll("moves") List<Move> moves) {
        play(flow, moves, new StandstillLaw());
    }

    @Property
    void callbacksReachTheirComponentOnceAndInOrder(@ForAll("flows") Block flow, @ForAll("moves") List<Move> moves) {
        play(flow, moves, new CallbackLaw());
    }

    @Property
    void everyAttemptIsAccountedFor(@ForAll("flows") Block flow, @ForAll("moves") List<Move> moves) {
        play(flow, moves, new AccountsLaw());
    }

    @Property
    void nothingIsLeftOfARunThatHasEnded(@ForAll("flows") Block flow, @ForAll("moves") List<Move> moves) {
        var play = play(flow, moves, NONE);

        assertThat(play.snapshot().tokens()).as(play::story).isEmpty();
    }

    @Property
    void aFlowWithoutFailuresEndsHoweverItsMessagesTravel(
            @ForAll("flawless") Block flow, @ForAll("carrying") List<Move> moves) {
        var play = play(flow, moves, NONE);

        assertThat(play.snapshot().run().state()).as(play::story).isEqualTo(State.FINISHED);
    }
}
