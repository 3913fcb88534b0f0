package culm.ee.persistence;

import culm.port.Deliveries;
import culm.port.Delivery;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What was sent to webhooks, in the database. */
public final class JdbcDeliveries implements Deliveries {

    private static final String TABLE = "culm_delivery";
    private static final Columns KEY = Columns.of("id");
    private static final Columns REST = Columns.of("webhook_id seq:number kind run_id cause status attempts:count"
            + " first_at:number last_at:number took_millis:number response:count trouble");
    private static final Columns ALL = KEY.and(REST);

    private static final Write REMOVE = Write.delete(TABLE, KEY);
    private static final String SELECT = "SELECT %s FROM culm_delivery".formatted(ALL.listed());
    private static final String OLDEST = "SELECT id, last_at FROM culm_delivery ORDER BY id LIMIT ?";

    private final Sessions sessions;
    private final Write record;

    public JdbcDeliveries(Sessions sessions, Database database) {
        this.sessions = sessions;
        this.record = database.upsert(TABLE, KEY, REST);
    }

    @Override
    public void record(Delivery delivery) {
        Object[] row = {
            delivery.id(),
            delivery.webhookId(),
            delivery.number(),
            delivery.kind(),
            delivery.runId(),
            delivery.cause().name(),
            delivery.status().name(),
            delivery.attempts(),
            Micros.of(delivery.first()),
            Micros.of(delivery.last()),
            delivery.took().toMillis(),
            delivery.response(),
            delivery.trouble()
        };
        sessions.session().write(record, List.<Object[]>of(row));
    }

    private static Delivery read(Row row) throws SQLException {
        return new Delivery(
                row.text(),
                row.text(),
                row.numberOrNull(),
                row.text(),
                row.text(),
                row.named(Delivery.Cause.class),
                row.named(Delivery.Status.class),
                row.count(),
                row.time(),
                row.time(),
                Duration.ofMillis(row.number()),
                row.countOrNull(),
                row.text());
    }

    @Override
    public Optional<Delivery> find(String id) {
        return sessions.session().first(Query.of(SELECT + " WHERE id = ?", JdbcDeliveries::read, id));
    }

    @Override
    public List<Delivery> list(String webhookId, Delivery.Status status, String before, int limit) {
        var sql = new StringBuilder(SELECT).append(" WHERE webhook_id = ?");
        var parameters = new ArrayList<Object>(List.of(webhookId));
        if (status != null) {
            sql.append(" AND status = ?");
            parameters.add(status.name());
        }
        if (before != null) {
            sql.append(" AND id < ?");
            parameters.add(before);
        }
        parameters.add(limit);
        sql.append(" ORDER BY id DESC LIMIT ?");
        return sessions.session().read(new Query<>(sql.toString(), JdbcDeliveries::read, parameters));
    }

    private record Old(String id, Instant at) {}

    @Override
    public int forget(Instant olderThan, int most) {
        var old = sessions.session().read(Query.of(OLDEST, row -> new Old(row.text(), row.time()), most)).stream()
                .takeWhile(delivery -> delivery.at().isBefore(olderThan))
                .map(delivery -> new Object[] {delivery.id()})
                .toList();
        sessions.session().write(REMOVE, old);
        return old.size();
    }
}
