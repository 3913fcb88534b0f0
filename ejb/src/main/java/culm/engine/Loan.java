package culm.engine;

import culm.port.Standing;
import culm.port.TokenRef;

/**
 * This server's place for a token that is taken in the transaction that makes it ready: no message is sent for it, and no other
 * commit claims it. It is given back unless the token moves.
 */
final class Loan implements AutoCloseable {

    private final Mover mover;
    private TokenRef place;

    Loan(Mover mover) {
        this.mover = mover;
    }

    /** Whether somebody is free. The transaction may be begun again, and then asks again. */
    boolean take(TokenRef token) {
        close();
        place = mover.isFreeFor(token) ? token : null;
        return place != null;
    }

    /** The transaction is committed: the token goes on. */
    void move(Standing held, Committed first) {
        var taken = place;
        place = null;
        mover.moveHere(taken, held, first);
    }

    /** The same before the first step is written. Returns false if there is no thread: then nothing has been done. */
    boolean move(Standing claimed, EarlyCall first) {
        var taken = place;
        place = null;
        return mover.moveHere(taken, claimed, first);
    }

    @Override
    public void close() {
        if (place != null) {
            mover.giveUp(place);
            place = null;
        }
    }
}
