package culm.ee.event;

import culm.port.Events;
import culm.port.NumberedEvent;
import java.util.List;

/**
 * What comes after a number.
 *
 * @param upTo nothing is missing up to this number, if there is no gap
 * @param gap some of what came after the number is no longer kept, or the number is not one that was given
 */
record Portion(List<NumberedEvent> events, long upTo, boolean gap) {

    /** @param number after which; 0: all that is kept */
    static Portion after(Events events, long number, int limit) {
        var found = events.after(number, limit);
        return found.isEmpty() ? nothing(events, number, limit) : of(found, number);
    }

    private static Portion of(List<NumberedEvent> found, long number) {
        var missing = number != 0 && found.get(0).number() != number + 1;
        return new Portion(found, found.get(found.size() - 1).number(), missing);
    }

    /** Looks once more if there should be something: it may have come in the meantime. */
    private static Portion nothing(Events events, long number, int limit) {
        var newest = events.newest();
        var found = newest > number ? events.after(number, limit) : List.<NumberedEvent>of();
        return found.isEmpty() ? new Portion(found, newest, number != 0 && number != newest) : of(found, number);
    }
}
