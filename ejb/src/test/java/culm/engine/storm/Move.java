package culm.engine.storm;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;

/**
 * Something that happens to a run.
 *
 * @param pick which message or node it happens to
 */
record Move(What what, Where where, int pick) {

    private static final int MOST = 250;

    /** What happens: with messages and time, or by an operator. */
    enum What {
        DELIVER,
        DELIVER_AND_KEEP,
        DROP,
        TICK,
        SWEEP,
        CALLBACK,
        PAUSE,
        RESUME,
        PAUSE_SUBPROCESS,
        RESUME_SUBPROCESS,
        PAUSE_NODE,
        RESUME_NODE,
        RETRY,
        RETRY_WITH_INPUTS,
        SKIP,
        SKIP_EXCLUSIVE,
        SKIP_CONDITIONAL,
        FORCED_FAIL,
        FREEZE,
        UNFREEZE,
        REVOKE;

        boolean operator() {
            return compareTo(CALLBACK) >= 0;
        }
    }

    /** At which point of the engine's work. */
    enum Where {
        OUTSIDE,
        IN_COMPONENT,
        BETWEEN_TRANSACTIONS
    }

    private static final Arbitrary<What> CARRYING = Arbitraries.frequency(
            Tuple.of(12, What.DELIVER),
            Tuple.of(2, What.DELIVER_AND_KEEP),
            Tuple.of(2, What.DROP),
            Tuple.of(4, What.TICK),
            Tuple.of(4, What.SWEEP),
            Tuple.of(6, What.CALLBACK));

    private static final Arbitrary<What> OPERATING = Arbitraries.frequency(
            Tuple.of(3, What.PAUSE),
            Tuple.of(6, What.RESUME),
            Tuple.of(6, What.PAUSE_SUBPROCESS),
            Tuple.of(6, What.RESUME_SUBPROCESS),
            Tuple.of(4, What.PAUSE_NODE),
            Tuple.of(6, What.RESUME_NODE),
            Tuple.of(8, What.RETRY),
            Tuple.of(4, What.RETRY_WITH_INPUTS),
            Tuple.of(6, What.SKIP),
            Tuple.of(3, What.SKIP_EXCLUSIVE),
            Tuple.of(3, What.SKIP_CONDITIONAL),
            Tuple.of(4, What.FORCED_FAIL),
            Tuple.of(2, What.FREEZE),
            Tuple.of(6, What.UNFREEZE));

    private static final Arbitrary<What> REVOKING =
            Arbitraries.frequency(Tuple.of(30, What.TICK), Tuple.of(1, What.REVOKE));

    /** Trouble with messages, and callbacks. */
    static Arbitrary<List<Move>> carrying() {
        return moves(CARRYING);
    }

    /** Everything that can happen to a run. */
    static Arbitrary<List<Move>> any() {
        return moves(Arbitraries.frequencyOf(Tuple.of(6, CARRYING), Tuple.of(4, OPERATING), Tuple.of(1, REVOKING)));
    }

    private static Arbitrary<List<Move>> moves(Arbitrary<What> whats) {
        var wheres = Arbitraries.frequency(
                Tuple.of(4, Where.OUTSIDE), Tuple.of(1, Where.IN_COMPONENT), Tuple.of(1, Where.BETWEEN_TRANSACTIONS));
        return Combinators.combine(whats, wheres, Arbitraries.integers().between(0, 255))
                .as(Move::new)
                .list()
                .ofMaxSize(MOST)
                .withSizeDistribution(RandomDistribution.uniform());
    }
}
