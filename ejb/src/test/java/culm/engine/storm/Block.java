package culm.engine.storm;

import java.util.List;

/** A part of a flow with one way in and one way out. */
sealed interface Block {

    /** How an activity behaves. */
    enum Kind {
        DONE,
        /** Until it was retried so often. */
        FAILS,
        /** Always, and the tree says to go on. */
        IGNORED,
        POLLS,
        /** For so many callbacks. */
        WAITS,
        /** Asks for another pass until so many were made. */
        COUNTS
    }

    record Work(Kind kind, int times) implements Block {}

    record Line(List<Block> parts) implements Block {}

    /** @param taken the branch whose condition holds; the last one is the default branch */
    record Choice(List<Block> branches, int taken, boolean broken) implements Block {}

    record Fork(List<Block> branches) implements Block {}

    /** @param shut a branch that is not taken, if there is one of this number */
    record Conditional(List<Block> branches, int shut, boolean broken) implements Block {}

    record Loop(Block body, int times) implements Block {}

    record Inside(Block body) implements Block {}
}
