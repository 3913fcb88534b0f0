package culm.ee.persistence;

import culm.port.Event;
import culm.port.Events;
import culm.port.NumberedEvent;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * Events in two tables: {@code culm_event_new} takes them in, at places that the database gives, so that of two transactions
 * of which one has seen the other the later one has the later places; {@code culm_event} has those with a number.
 */
public final class JdbcEvents implements Events {

    private static final String FRESH = "culm_event_new";
    private static final String KEPT = "culm_event";

    private static final Columns TOLD =
            Columns.of("kind happened_at:number project run_id run_name node_id node_name attempt actor webhook_id");
    private static final Columns PLACE = Columns.of("place:number");
    private static final Columns NUMBER = Columns.of("seq:number");

    private static final Write ADD = Write.insert(FRESH, TOLD);
    private static final Write TAKE = Write.delete(FRESH, PLACE);
    private static final Write KEEP = Write.insert(KEPT, NUMBER.and(TOLD));
    private static final Write ADVANCE =
            new Write("UPDATE culm_event_count SET newest = ? WHERE id = 1", null, List.of(Type.NUMBER));
    private static final Write FORGET = new Write("DELETE FROM culm_event WHERE seq <= ?", null, List.of(Type.NUMBER));

    private static final String NEWEST = "SELECT newest FROM culm_event_count WHERE id = 1";
    private static final String LOCK = NEWEST + " FOR UPDATE";
    private static final String FIRST =
            "SELECT place, %s FROM culm_event_new ORDER BY place LIMIT ?".formatted(TOLD.listed());
    private static final String AFTER =
            "SELECT seq, %s FROM culm_event WHERE seq > ? ORDER BY seq LIMIT ?".formatted(TOLD.listed());
    private static final String OF_RUN =
            "SELECT seq, %s FROM culm_event WHERE run_id = ? ORDER BY seq LIMIT ?".formatted(TOLD.listed());
    private static final String OLDEST = "SELECT seq, happened_at FROM culm_event WHERE seq <= ? ORDER BY seq LIMIT ?";

    private final Sessions sessions;
    private final Event.Detail detail;

    public JdbcEvents(Sessions sessions, Event.Detail detail) {
        this.sessions = sessions;
        this.detail = detail;
    }

    @Override
    public boolean tells(Event.Kind kind) {
        return kind.isToldAt(detail);
    }

    /** They go with what they tell of, in one message where the database takes one. */
    @Override
    public void add(Collection<Event> events) {
        var rows = events.stream()
                .filter(event -> tells(event.kind()))
                .map(JdbcEvents::row)
                .toList();
        sessions.session().write(ADD, rows);
    }

    private static Object[] row(Event event) {
        return told(event).toArray();
    }

    private static Stream<Object> told(Event event) {
        return Stream.of(
                event.kind().text(),
                Micros.of(event.at()),
                event.project(),
                event.runId(),
                event.runName(),
                event.nodeId(),
                event.nodeName(),
                event.attempt(),
                event.actor(),
                event.webhookId());
    }

    /** With its number, or the place of one that has none. */
    private static NumberedEvent read(Row row) throws SQLException {
        var number = row.number();
        var kind = Event.Kind.of(row.text()).orElseThrow();
        var event = new Event(
                kind,
                row.time(),
                row.text(),
                row.text(),
                row.text(),
                row.text(),
                row.text(),
                row.text(),
                row.text(),
                row.text());
        return new NumberedEvent(number, event);
    }

    /**
     * Who has the row of the count gives numbers. What was taken must still be there, lest it be given two: databases differ
     * in whether a lock is passed on before what it guarded can be seen.
     */
    @Override
    public int number(int most) {
        var session = sessions.session();
        if (fresh(session, 1).isEmpty()) {
            return 0;
        }
        var last = session.first(Query.of(LOCK, Row::number)).orElseThrow();
        var found = fresh(session, most);
        var rows = new ArrayList<Object[]>();
        for (var event : found) {
            var number = last + rows.size() + 1;
            rows.add(Stream.concat(Stream.of(number), told(event.event())).toArray());
        }
        var places = found.stream().map(event -> new Object[] {event.number()}).toList();
        session.write(TAKE, places, () -> new DatabaseRefusal(new SQLException("another has numbered them", "40001")));
        session.write(KEEP, rows);
        session.write(ADVANCE, List.<Object[]>of(new Object[] {last + rows.size()}));
        return rows.size();
    }

    private static List<NumberedEvent> fresh(Session session, int most) {
        return session.read(Query.of(FIRST, JdbcEvents::read, most));
    }

    @Override
    public int unnumbered() {
        return sessions.session()
                .first(Query.of("SELECT COUNT(*) FROM culm_event_new", Row::count))
                .orElse(0);
    }

    @Override
    public long newest() {
        return sessions.session().first(Query.of(NEWEST, Row::number)).orElseThrow();
    }

    @Override
    public List<NumberedEvent> after(long number, int limit) {
        return sessions.session().read(Query.of(AFTER, JdbcEvents::read, number, limit));
    }

    @Override
    public List<NumberedEvent> ofRun(String runId, int limit) {
        return sessions.session().read(Query.of(OF_RUN, JdbcEvents::read, runId, limit));
    }

    private record Old(long number, Instant at) {}

    @Override
    public int forget(Instant olderThan, long upTo, int most) {
        var session = sessions.session();
        var old = session.read(Query.of(OLDEST, row -> new Old(row.number(), row.time()), upTo, most)).stream()
                .takeWhile(event -> event.at().isBefore(olderThan))
                .toList();
        if (!old.isEmpty()) {
            var last = old.get(old.size() - 1).number();
            session.write(FORGET, List.<Object[]>of(new Object[] {last}));
        }
        return old.size();
    }
}
