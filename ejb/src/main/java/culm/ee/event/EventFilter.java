package culm.ee.event;

import culm.port.Event;
import culm.port.NumberedEvent;
import java.util.Set;

/**
 * Which events somebody is told.
 *
 * @param projects null: of all
 * @param kinds empty: all
 * @param runId of one run; null: of all
 */
record EventFilter(Set<String> projects, Set<Event.Kind> kinds, String runId) {

    boolean lets(NumberedEvent told) {
        var event = told.event();
        return (projects == null || projects.contains(event.project()))
                && (kinds.isEmpty() || kinds.contains(event.kind()))
                && (runId == null || runId.equals(event.runId()));
    }
}
