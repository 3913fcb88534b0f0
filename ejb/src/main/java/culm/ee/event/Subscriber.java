package culm.ee.event;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** Somebody who watches, and how far it has come. */
final class Subscriber {

    private static final int PORTION = 200;
    private static final int MOST_AT_ONCE = 2_000;
    private static final Duration BEAT = Duration.ofSeconds(15);
    private static final Duration STUCK = Duration.ofSeconds(60);

    private final Outlet outlet;
    private final Supplier<Optional<EventFilter>> allowed;
    private final Instant until;
    private EventFilter filter;
    private long position;
    private Instant heard;
    private Instant checked;
    private Instant ready;

    /**
     * @param position the number up to which it has everything
     * @param allowed what it may see, asked now and then; empty: nothing any more
     * @param until when its connection ends
     */
    Subscriber(
            Outlet outlet,
            long position,
            EventFilter filter,
            Supplier<Optional<EventFilter>> allowed,
            Instant now,
            Instant until) {
        this.outlet = outlet;
        this.position = position;
        this.filter = filter;
        this.allowed = allowed;
        this.until = until;
        this.heard = now;
        this.checked = now;
        this.ready = now;
    }

    /** @return false if it is over */
    boolean serve(RecentEvents events, Instant now) {
        if (!outlet.isOpen()) {
            return false;
        }
        if (!outlet.isReady()) {
            return now.isBefore(ready.plus(STUCK)) || end();
        }
        ready = now;
        if (!isAllowed(now)) {
            return end();
        }
        tell(events, now);
        beat(now);
        return outlet.isOpen() && (now.isBefore(until) || end());
    }

    private boolean isAllowed(Instant now) {
        if (now.isBefore(checked.plus(BEAT))) {
            return true;
        }
        checked = now;
        var current = allowed.get();
        current.ifPresent(changed -> filter = changed);
        return current.isPresent();
    }

    private void tell(RecentEvents events, Instant now) {
        for (int looked = 0; looked < MOST_AT_ONCE && outlet.isOpen() && outlet.isReady(); ) {
            var portion = events.after(position, PORTION);
            if (portion.gap()) {
                outlet.gap(position, portion.events().isEmpty() ? portion.upTo() : first(portion) - 1);
                heard = now;
            }
            var own = portion.events().stream()
                    .filter(filter::lets)
                    .map(EventView::of)
                    .toList();
            position = portion.upTo();
            if (!own.isEmpty()) {
                outlet.send(own, position);
                heard = now;
            }
            if (portion.events().size() < PORTION) {
                return;
            }
            looked += PORTION;
        }
    }

    private static long first(Portion portion) {
        return portion.events().get(0).number();
    }

    private void beat(Instant now) {
        if (!now.isBefore(heard.plus(BEAT)) && outlet.isReady()) {
            outlet.beat(position);
            heard = now;
        }
    }

    boolean end() {
        outlet.end(position);
        return false;
    }
}
