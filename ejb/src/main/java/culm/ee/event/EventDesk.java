package culm.ee.event;

import culm.api.Code;
import culm.api.CulmException;
import culm.port.Event;
import culm.port.Events;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Answers those who ask what has happened, and lets in those who want to watch. */
public final class EventDesk {

    private static final int PORTION = 500;
    private static final int MOST_LOOKED_AT = 10_000;

    private final Events events;
    private final EventFeed feed;

    public EventDesk(Events events, EventFeed feed) {
        this.events = events;
        this.feed = feed;
    }

    /**
     * What there is, without waiting.
     *
     * @param projects those that the caller may see; null: all
     * @throws CulmException INVALID_ARGUMENT
     */
    public EventPage read(EventSearch search, Set<String> projects) {
        if (search.limit() < 1 || search.limit() > EventSearch.MAX_LIMIT) {
            throw invalid("limit must be between 1 and %d; it is %d".formatted(EventSearch.MAX_LIMIT, search.limit()));
        }
        var filter = filter(search, projects);
        return search.after() == null ? new EventPage(List.of(), events.newest(), false) : page(search, filter);
    }

    /** What does not fit on the page comes after its last item. */
    private EventPage page(EventSearch search, EventFilter filter) {
        var items = new ArrayList<EventView>();
        var next = (long) search.after();
        for (int looked = 0; looked < MOST_LOOKED_AT; looked += PORTION) {
            var portion = Portion.after(events, next, PORTION);
            if (portion.gap()) {
                return new EventPage(items, next, items.isEmpty());
            }
            for (var event : portion.events()) {
                if (filter.lets(event)) {
                    items.add(EventView.of(event));
                    if (items.size() == search.limit()) {
                        return new EventPage(items, event.number(), false);
                    }
                }
            }
            next = portion.upTo();
            if (portion.events().size() < PORTION) {
                break;
            }
        }
        return new EventPage(items, next, false);
    }

    /**
     * Tells an outlet what comes after a number.
     *
     * @param sight what the caller may see, asked again now and then; empty: nothing any more
     * @throws CulmException INVALID_ARGUMENT, UNAVAILABLE (too many watch already)
     */
    public void watch(
            EventSearch search, long after, Supplier<Optional<Sight>> sight, Outlet outlet, Duration longest) {
        var joined = feed.join(outlet, after, () -> sight.get().map(seen -> filter(search, seen.projects())), longest);
        if (!joined) {
            throw new CulmException(Code.UNAVAILABLE, "too many watch this server already");
        }
    }

    /** @param projects null: all */
    public record Sight(Set<String> projects) {}

    private static EventFilter filter(EventSearch search, Set<String> projects) {
        return new EventFilter(projects, kinds(search.kinds()), search.pipelineId());
    }

    /** @throws CulmException INVALID_ARGUMENT */
    public static Set<Event.Kind> kinds(Set<String> names) {
        var kinds = EnumSet.noneOf(Event.Kind.class);
        for (var name : names) {
            kinds.add(Event.Kind.of(name)
                    .orElseThrow(() -> invalid("type '%s' is not one of %s"
                            .formatted(
                                    name,
                                    Arrays.stream(Event.Kind.values())
                                            .map(Event.Kind::text)
                                            .toList()))));
        }
        return kinds;
    }

    private static CulmException invalid(String message) {
        return new CulmException(Code.INVALID_ARGUMENT, message);
    }
}
