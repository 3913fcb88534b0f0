package culm.engine.storm;

import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Provide;

/** What happens by chance. */
abstract class InAStorm {

    static final Law NONE = new Law() {};

    @Provide
    Arbitrary<Block> flows() {
        return Blocks.any();
    }

    @Provide
    Arbitrary<Block> flawless() {
        return Blocks.flawless();
    }

    @Provide
    Arbitrary<List<Move>> moves() {
        return Move.any();
    }

    @Provide
    Arbitrary<List<Move>> carrying() {
        return Move.carrying();
    }
}
