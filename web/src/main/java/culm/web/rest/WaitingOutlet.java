package culm.web.rest;

import culm.ee.event.EventPage;
import culm.ee.event.EventView;
import culm.ee.event.Outlet;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/** An answer that waits until there is something to tell. */
final class WaitingOutlet implements Outlet {

    private final int limit;
    private final Consumer<EventPage> answer;
    private final LongConsumer gone;
    private final AtomicBoolean answered = new AtomicBoolean();

    /**
     * @param answer is called once
     * @param gone is called instead if some of what was asked for is no longer kept, with the number that it was asked for
     */
    WaitingOutlet(int limit, Consumer<EventPage> answer, LongConsumer gone) {
        this.limit = limit;
        this.answer = answer;
        this.gone = gone;
    }

    @Override
    public boolean isReady() {
        return isOpen();
    }

    @Override
    public boolean isOpen() {
        return !answered.get();
    }

    @Override
    public void send(List<EventView> events, long upTo) {
        if (answered.compareAndSet(false, true)) {
            var fits = events.size() <= limit;
            var items = fits ? events : events.subList(0, limit);
            answer.accept(
                    new EventPage(items, fits ? upTo : items.get(limit - 1).number(), false));
        }
    }

    @Override
    public void gap(long after, long upTo) {
        if (answered.compareAndSet(false, true)) {
            gone.accept(after);
        }
    }

    @Override
    public void beat(long upTo) {
        // an answer has no pulse
    }

    @Override
    public void end(long upTo) {
        send(List.of(), upTo);
    }
}
