package culm.engine.storm;

import culm.engine.storm.Block.Kind;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Flows by chance, nested three deep. */
final class Blocks {

    private static final int DEPTH = 3;

    private final boolean failing;

    private Blocks(boolean failing) {
        this.failing = failing;
    }

    /** Flows that end by themselves when they get their callbacks. */
    static Arbitrary<Block> flawless() {
        return new Blocks(false).block(DEPTH);
    }

    /** Flows in which activities and gateways may fail. */
    static Arbitrary<Block> any() {
        return new Blocks(true).block(DEPTH);
    }

    private Arbitrary<Block> block(int depth) {
        if (depth == 0) {
            return work();
        }
        var below = block(depth - 1);
        var branches = below.list().ofMinSize(2).ofMaxSize(3);
        return Arbitraries.frequencyOf(
                Tuple.of(2, work()),
                Tuple.of(3, below.list().ofMinSize(2).ofMaxSize(3).map(Block.Line::new)),
                Tuple.of(1, choice(branches)),
                Tuple.of(2, branches.map(Block.Fork::new)),
                Tuple.of(1, conditional(branches)),
                Tuple.of(
                        1,
                        Combinators.combine(below, Arbitraries.integers().between(1, 3))
                                .as(Block.Loop::new)),
                Tuple.of(2, below.map(Block.Inside::new)));
    }

    private Arbitrary<Block> work() {
        var kinds = failing
                ? Arbitraries.of(Kind.DONE, Kind.FAILS, Kind.IGNORED, Kind.POLLS, Kind.WAITS)
                : Arbitraries.of(Kind.DONE, Kind.POLLS, Kind.WAITS);
        return Combinators.combine(kinds, Arbitraries.integers().between(1, 2)).as(Block.Work::new);
    }

    private Arbitrary<Block> choice(Arbitrary<List<Block>> branches) {
        return Combinators.combine(branches, Arbitraries.integers().between(0, 2), broken())
                .as(Block.Choice::new);
    }

    private Arbitrary<Block> conditional(Arbitrary<List<Block>> branches) {
        return Combinators.combine(branches, Arbitraries.integers().between(0, 3), broken())
                .as(Block.Conditional::new);
    }

    private Arbitrary<Boolean> broken() {
        return failing ? Arbitraries.frequency(Tuple.of(3, false), Tuple.of(1, true)) : Arbitraries.just(false);
    }
}
