package culm.ee.persistence;

import culm.port.Event;
import culm.port.Webhook;
import culm.port.Webhooks;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Webhooks in the database, by whose clock they are claimed. */
public final class JdbcWebhooks implements Webhooks {

    private static final String TABLE = "culm_webhook";
    private static final long MICROS = 1_000;

    private static final Columns KEY = Columns.of("id");
    private static final Columns MADE = Columns.of("project created_by created_at:number claimed_until:number");
    private static final Columns SAID = Columns.of("url secret kinds");
    private static final Columns ACTIVE = Columns.of("active:flag");
    private static final Columns PROGRESS =
            Columns.of("delivered:number delivery_id attempts:count failing_since:number due_at:number stopped");

    private static final Write ADD =
            Write.insert(TABLE, KEY.and(MADE).and(SAID).and(ACTIVE).and(PROGRESS));
    private static final Write CHANGE = Write.update(TABLE, SAID, "", KEY);
    private static final Write SWITCH = Write.update(TABLE, ACTIVE.and(PROGRESS), "", KEY);
    private static final Write REMOVE = Write.delete(TABLE, KEY);
    private static final Write STOP = new Write(
            "UPDATE culm_webhook SET active = FALSE WHERE id = ? AND claimed_by = ?",
            null,
            List.of(Type.TEXT, Type.TEXT));

    private static final String SELECT = "SELECT id, project, created_by, created_at, %s, active, %s FROM culm_webhook"
            .formatted(SAID.listed(), PROGRESS.listed());
    private static final String FIND = SELECT + " WHERE id = ?";
    private static final String LIST = SELECT + " ORDER BY id";

    private final Sessions sessions;
    private final Write claim;
    private final Write advance;
    private final String due;

    public JdbcWebhooks(Sessions sessions, Database database) {
        this.sessions = sessions;
        var now = database.now();
        this.claim = new Write(
                "UPDATE culm_webhook SET claimed_by = ?, claimed_until = %s + ? WHERE id = ? AND active = TRUE AND claimed_until <= %s"
                        .formatted(now, now),
                null,
                List.of(Type.TEXT, Type.NUMBER, Type.TEXT));
        this.advance = new Write(
                "UPDATE culm_webhook SET %s, claimed_until = %s + ? WHERE id = ? AND claimed_by = ?"
                        .formatted(PROGRESS.equalMarks(", "), now),
                null,
                Stream.concat(PROGRESS.types().stream(), Stream.of(Type.NUMBER, Type.TEXT, Type.TEXT))
                        .toList());
        this.due =
                "SELECT id FROM culm_webhook WHERE active = TRUE AND delivered < ? AND due_at <= ? AND claimed_until <= "
                        + now + " ORDER BY due_at, id LIMIT ?";
    }

    private static Webhook read(Row row) throws SQLException {
        var id = row.text();
        var project = row.text();
        var createdBy = row.text();
        var createdAt = row.time();
        var url = row.text();
        var secret = row.text();
        var kinds = kinds(row.text());
        var active = row.flag();
        var progress = new Webhook.Progress(row.number(), row.text(), row.count(), row.time(), row.time(), row.text());
        return new Webhook(id, project, url, secret, kinds, active, createdBy, createdAt, progress);
    }

    private static Set<Event.Kind> kinds(String text) {
        var kinds = EnumSet.noneOf(Event.Kind.class);
        Json.texts(Json.list(text)).forEach(name -> Event.Kind.of(name).ifPresent(kinds::add));
        return kinds;
    }

    @Override
    public Optional<Webhook> find(String id) {
        return sessions.session().first(Query.of(FIND, JdbcWebhooks::read, id));
    }

    @Override
    public List<Webhook> list() {
        return sessions.session().read(Query.of(LIST, JdbcWebhooks::read));
    }

    @Override
    public void add(Webhook webhook) {
        var made = Stream.<Object>of(
                webhook.id(), webhook.project(), webhook.createdBy(), Micros.of(webhook.createdAt()), 0L);
        write(ADD, null, made, said(webhook), Stream.of(webhook.active()), progress(webhook.progress()));
    }

    private static Stream<Object> said(Webhook webhook) {
        var kinds = webhook.kinds().stream().map(Event.Kind::text).toList();
        return Stream.of(webhook.url(), webhook.secret(), Json.of(kinds));
    }

    private static Stream<Object> progress(Webhook.Progress progress) {
        return Stream.of(
                progress.delivered(),
                progress.deliveryId(),
                progress.attempts(),
                Micros.of(progress.failingSince()),
                Micros.of(progress.due()),
                progress.stopped());
    }

    @Override
    public void change(Webhook webhook) {
        var before = find(webhook.id());
        write(CHANGE, null, said(webhook), Stream.of(webhook.id()));
        if (before.isPresent() && before.get().active() != webhook.active()) {
            write(SWITCH, null, Stream.of(webhook.active()), progress(webhook.progress()), Stream.of(webhook.id()));
        }
    }

    @Override
    public void remove(String id) {
        write(REMOVE, null, Stream.of(id));
    }

    @Override
    public List<String> due(Instant now, long newest, int most) {
        return sessions.session().read(Query.of(due, Row::text, newest, Micros.of(now), most));
    }

    @Override
    public void claim(String id, String server, Duration lease) {
        write(claim, () -> new ClaimLost(id), Stream.of(server, micros(lease), id));
    }

    @Override
    public void advance(String id, String server, Webhook.Progress progress, Duration lease) {
        write(
                advance,
                () -> new ClaimLost(id),
                progress(progress),
                Stream.of(lease.isZero() ? -1L : micros(lease), id, server));
        if (progress.stopped() != null) {
            write(STOP, null, Stream.of(id, server));
        }
    }

    private static long micros(Duration time) {
        return time.toNanos() / MICROS;
    }

    private void write(Write write, Supplier<RuntimeException> unlessThere, Stream<?>... parts) {
        var row = Stream.of(parts).<Object>flatMap(part -> part).toArray();
        sessions.session().write(write, List.<Object[]>of(row), unlessThere);
    }
}
