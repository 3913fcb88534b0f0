package culm.ee.event;

import culm.port.Events;
import culm.port.NumberedEvent;
import java.util.ArrayList;
import java.util.List;

/** The events that came last, read once for all who watch on this server. Used by one thread. */
final class RecentEvents {

    private static final int PORTION = 500;
    private static final int MOST = 2_000;

    private final Events events;
    private final List<NumberedEvent> recent = new ArrayList<>();
    private long newest = -1;

    RecentEvents(Events events) {
        this.events = events;
    }

    /** Reads what is new since the last time. */
    void read() {
        if (newest < 0) {
            newest = events.newest();
        }
        for (var found = events.after(newest, PORTION); !found.isEmpty(); found = events.after(newest, PORTION)) {
            if (found.get(0).number() != newest + 1) {
                recent.clear();
            }
            recent.addAll(found);
            newest = found.get(found.size() - 1).number();
            recent.subList(0, Math.max(0, recent.size() - MOST)).clear();
        }
    }

    /** Nobody watches. */
    void forget() {
        recent.clear();
        newest = -1;
    }

    Portion after(long number, int limit) {
        if (number == newest) {
            return new Portion(List.of(), newest, false);
        }
        var first = recent.isEmpty() ? newest + 1 : recent.get(0).number();
        if (number < first - 1 || number > newest) {
            return Portion.after(events, number, limit);
        }
        var from = (int) (number + 1 - first);
        var part = List.copyOf(recent.subList(from, Math.min(recent.size(), from + limit)));
        return new Portion(part, part.get(part.size() - 1).number(), false);
    }
}
