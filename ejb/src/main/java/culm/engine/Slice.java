package culm.engine;

import culm.port.Token;
import culm.port.TokenRef;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The time that a thread has before others get their turn. It begins when a token is in hand, not while the thread waits for a place. */
final class Slice {

    private final InstantSource clock;
    private final Duration length;
    private final TokensInHand inHand;
    private final int places;
    private final Kept kept;
    private final boolean followed;
    private Instant end;
    private int taken;

    /**
     * @param places how many tokens of the thread's queue may be in hand here at the same time
     * @param followed whether the thread may go on with another token in the place that it has
     */
    Slice(InstantSource clock, Duration length, TokensInHand inHand, int places, Kept kept, boolean followed) {
        this.clock = clock;
        this.length = length;
        this.inHand = inHand;
        this.places = places;
        this.kept = kept;
        this.followed = followed;
    }

    void begin() {
        if (end == null) {
            end = clock.instant().plus(length);
        }
    }

    boolean isOver() {
        return inHand.closed() || (end != null && clock.instant().isAfter(end));
    }

    /**
     * Keeps a token for whoever is done first here, while nobody is free. Others are not kept from it for long: it is sent for
     * when the slice is over.
     *
     * @param sent how many are about to be sent for: somebody may be free, but for them
     */
    boolean keep(TokenRef ref, Ready ready, int sent) {
        return !isOver()
                && !inHand.hasPlace(ref.queue(), places - sent)
                && kept.keep(this, ref, ready, clock.instant());
    }

    Optional<Ready> next(String queue) {
        var next = isOver() ? Optional.<Ready>empty() : kept.next(queue);
        next.ifPresent(ready -> taken++);
        return next;
    }

    /** A branch of the same fork that is kept here. Whoever gets it goes on with it, or sends for it. */
    Optional<Ready> neighbour(Token branch) {
        var next = goesOn() ? kept.neighbour(branch) : Optional.<Ready>empty();
        next.ifPresent(ready -> taken++);
        return next;
    }

    /** Whether the thread may go on with another token in the place that it has. */
    boolean goesOn() {
        return followed && !isOver();
    }

    /**
     * Takes a token besides the one that is in hand; {@link #leave} gives it back.
     *
     * @return false if another thread has it, or none is taken any more
     */
    boolean accompany(TokenRef token) {
        return inHand.accompany(token);
    }

    /** @return what another thread was told of it meanwhile */
    Optional<TokenRef> leave(TokenRef token) {
        return inHand.leaveBeside(token);
    }

    /**
     * What is to be sent for now. Where tokens are quickly done that is one: its message brings a thread back here when it is its
     * turn, and that goes on with the rest. Where each takes its time, it is as many as can be in hand here, for whoever is free.
     */
    List<TokenRef> leave() {
        var most = inHand.closed() ? Integer.MAX_VALUE : Math.max(1, places / (1 + taken));
        return kept.release(this, clock.instant().minus(length), most);
    }
}
