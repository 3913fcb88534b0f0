package culm.ee.event;

import culm.port.Events;
import culm.port.Transactions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;

/** Gives events their numbers, and forgets old ones. */
public final class EventKeeper {

    private static final int PORTION = 1_000;
    private static final int MOST_PORTIONS = 20;

    private final Events events;
    private final Transactions transactions;
    private final InstantSource clock;
    private final Duration keep;
    private final long keepMost;
    private final LongSupplier delivered;

    /** @param delivered the number up to which nobody waits for an event any more who is to be sent it, however old it is */
    public EventKeeper(
            Events events,
            Transactions transactions,
            InstantSource clock,
            Duration keep,
            long keepMost,
            LongSupplier delivered) {
        this.events = events;
        this.transactions = transactions;
        this.clock = clock;
        this.keep = keep;
        this.keepMost = keepMost;
        this.delivered = delivered;
    }

    /** Returns how many have a number now. */
    public int number() {
        return inPortions(() -> events.number(PORTION));
    }

    /** How many wait for a number. */
    public int unnumbered() {
        return transactions.alone(events::unnumbered);
    }

    /** Returns how many are gone. */
    public int forget() {
        var now = clock.instant();
        var tooMany = transactions.alone(events::newest) - keepMost;
        return inPortions(() -> events.forget(now.plus(keep), tooMany, PORTION))
                + inPortions(() -> events.forget(now.minus(keep), delivered.getAsLong(), PORTION));
    }

    private int inPortions(IntSupplier portion) {
        var all = 0;
        for (int i = 0; i < MOST_PORTIONS; i++) {
            var done = transactions.alone(portion::getAsInt);
            all += done;
            if (done < PORTION) {
                break;
            }
        }
        return all;
    }
}
