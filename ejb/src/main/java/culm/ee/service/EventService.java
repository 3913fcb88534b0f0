package culm.ee.service;

import culm.api.CulmException;
import culm.ee.event.EventPage;
import culm.ee.event.EventSearch;
import culm.ee.event.Outlet;
import java.time.Duration;

/** What happens to runs, for those who watch. A caller is told of runs that it may look at, and of no others. */
public interface EventService {

    /**
     * What there is, without waiting.
     *
     * @throws CulmException INVALID_ARGUMENT, PIPELINE_NOT_FOUND
     */
    EventPage read(EventSearch search);

    /**
     * Tells an outlet what comes after a number, until the outlet is closed or the time is over.
     *
     * @throws CulmException INVALID_ARGUMENT, UNAVAILABLE (too many watch already); the outlet was not used then
     */
    void watch(EventSearch search, long after, Outlet outlet, Duration longest);
}
