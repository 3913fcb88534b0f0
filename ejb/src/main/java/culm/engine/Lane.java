package culm.engine;

import culm.node.Limit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The activities of one component that has limits: those that are executed here, and those that were told to come again. They are told times at
 * which there should be room, so that few come in vain, and who came first goes first.
 */
final class Lane {

    private static final Duration SOONEST = Duration.ofMillis(50);
    private static final Duration LATEST = Duration.ofSeconds(5);

    /** Who does not come by then was stopped, or has gone to another server. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final int REMEMBERED_CALLS = 8;

    /**
     * @param slot from when on the rate lets it begin
     * @param again when it was told to come
     */
    private record Ticket(Instant slot, Instant again) {}

    private final Map<String, Instant> inside = new HashMap<>();
    private final Map<String, Ticket> waiting = new LinkedHashMap<>();
    private Instant nextSlot = Instant.MIN;
    private Duration usual = Duration.ZERO;

    /** Empty if it may begin now; otherwise when it is to come again. */
    synchronized Optional<Instant> enter(String tokenId, Limit limit, Instant now) {
        waiting.values().removeIf(ticket -> ticket.again().plus(PATIENCE).isBefore(now));
        if (inside.containsKey(tokenId)) {
            return Optional.empty();
        }
        var ticket = waiting.get(tokenId);
        var slot = ticket != null ? ticket.slot() : slot(limit, now);
        var room = hasRoom(limit, ticket != null);
        if (room && !slot.isAfter(now)) {
            waiting.remove(tokenId);
            inside.put(tokenId, now);
            return Optional.empty();
        }
        var turn = room ? now : now.plus(untilTurn(tokenId, limit));
        var again = slot.isAfter(turn) ? slot : turn;
        waiting.put(tokenId, new Ticket(slot, again));
        return Optional.of(again);
    }

    /** Each who comes gets the next one, and keeps it. */
    private Instant slot(Limit limit, Instant now) {
        if (limit.rate() == 0) {
            return now;
        }
        var slot = nextSlot.isAfter(now) ? nextSlot : now;
        nextSlot = slot.plusNanos((long) (Duration.ofSeconds(1).toNanos() / limit.rate()));
        return slot;
    }

    /** Who comes for the first time does not overtake those who wait. */
    private boolean hasRoom(Limit limit, boolean waits) {
        return limit.concurrency() == 0 || inside.size() + (waits ? 0 : waiting.size()) < limit.concurrency();
    }

    private Duration untilTurn(String tokenId, Limit limit) {
        var before = new ArrayList<>(waiting.keySet()).indexOf(tokenId);
        var rounds = (before < 0 ? waiting.size() : before) / limit.concurrency() + 1;
        var time = usual.multipliedBy(rounds);
        if (time.compareTo(SOONEST) < 0) {
            return SOONEST;
        }
        return time.compareTo(LATEST) > 0 ? LATEST : time;
    }

    synchronized void leave(String tokenId, Instant now) {
        var began = inside.remove(tokenId);
        if (began != null) {
            var took = Duration.between(began, now);
            usual = usual.multipliedBy(REMEMBERED_CALLS - 1L).plus(took).dividedBy(REMEMBERED_CALLS);
        }
    }
}
