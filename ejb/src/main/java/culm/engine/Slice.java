package culm.engine;

import culm.port.Standing;
import culm.port.TokenRef;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;

/** The time that a thread has before others get their turn. It begins when a token is in hand, not while the thread waits for a place. */
final class Slice {

    private final InstantSource clock;
    private final Duration length;
    private final TokensInHand inHand;
    private final ToIntFunction<String> places;
    private final Kept kept;
    private Instant end;

    /** @param places how many tokens of a queue may be in hand here at the same time */
    Slice(InstantSource clock, Duration length, TokensInHand inHand, ToIntFunction<String> places, Kept kept) {
        this.clock = clock;
        this.length = length;
        this.inHand = inHand;
        this.places = places;
        this.kept = kept;
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
     */
    boolean keep(TokenRef ref, Standing ready) {
        return !isOver()
                && !inHand.hasPlace(ref.queue(), places.applyAsInt(ref.queue()))
                && kept.keep(this, ref, ready, clock.instant());
    }

    Optional<Standing> next(String queue) {
        return isOver() ? Optional.empty() : kept.next(queue);
    }

    /** What is to be sent for now. */
    List<TokenRef> leave() {
        return kept.release(this, clock.instant().minus(length));
    }
}
