package culm.ee.persistence;

import culm.port.Batch;
import culm.port.BatchItem;
import culm.port.BatchItem.Outcome;
import culm.port.Batches;
import culm.port.Role;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Batches in the database, by whose clock they are claimed. */
public final class JdbcBatches implements Batches {

    private static final String TABLE = "culm_batch";
    private static final String ITEMS = "culm_batch_item";

    private static final Columns TOLD = Columns.of("id action state total:count created_by allowed reason arguments"
            + " created_at:number finished_at:number");
    private static final Columns END = Columns.of("outcome code message done_at:number");
    private static final Columns ITEM = Columns.of("position:count target").and(END);
    private static final Columns KEY = Columns.of("batch_id position:count");

    private static final Write ADD = Write.insert(TABLE, TOLD.and(Columns.of("claimed_until:number")));
    private static final Write ADD_ITEM = Write.insert(ITEMS, KEY.and(Columns.of("target outcome")));
    private static final Write MOVE =
            Write.update(TABLE, Columns.of("state finished_at:number"), "", Columns.of("id state"));
    private static final Write SUCCEED = ending("<> 'SUCCEEDED'");
    private static final Write RECORD = ending("= 'PENDING'");
    private static final Write SKIP = new Write(
            "UPDATE culm_batch_item SET outcome = 'SKIPPED', message = ?, done_at = ?"
                    + " WHERE batch_id = ? AND outcome = 'PENDING'",
            null,
            List.of(Type.TEXT, Type.NUMBER, Type.TEXT));
    private static final Write REMOVE = Write.delete(TABLE, Columns.of("id"));
    private static final Write REMOVE_ITEMS = Write.delete(ITEMS, Columns.of("batch_id"));

    private static final String SELECT = "SELECT %s FROM culm_batch".formatted(TOLD.listed());
    private static final String FIND = SELECT + " WHERE id = ?";
    private static final String OPEN = " state IN ('RUNNING', 'CANCELLING')";
    private static final String COUNT = "SELECT COUNT(*) FROM culm_batch WHERE" + OPEN;
    private static final String TALLY = "SELECT batch_id, outcome, COUNT(*) FROM culm_batch_item WHERE batch_id";
    private static final String OLD =
            "SELECT id FROM culm_batch WHERE state IN ('FINISHED', 'CANCELLED') AND finished_at < ? LIMIT ?";

    private final Sessions sessions;
    private final Database database;
    private final Write claim;
    private final String unclaimed;

    public JdbcBatches(Sessions sessions, Database database) {
        this.sessions = sessions;
        this.database = database;
        var now = database.now();
        this.claim = new Write(
                "UPDATE culm_batch SET claimed_by = ?, claimed_until = %s + ? WHERE id = ? AND (claimed_by = ? OR claimed_until <= %s) AND"
                                .formatted(now, now)
                        + OPEN,
                null,
                List.of(Type.TEXT, Type.NUMBER, Type.TEXT, Type.TEXT));
        this.unclaimed =
                "SELECT id FROM culm_batch WHERE%s AND claimed_until <= %s ORDER BY id LIMIT ?".formatted(OPEN, now);
    }

    private static Write ending(String unless) {
        var types = Stream.concat(END.types().stream(), KEY.types().stream()).toList();
        return new Write(
                "UPDATE culm_batch_item SET %s WHERE batch_id = ? AND position = ? AND outcome %s"
                        .formatted(END.equalMarks(", "), unless),
                null,
                types);
    }

    private static Batch read(Row row) throws SQLException {
        return new Batch(
                row.text(),
                row.text(),
                row.named(Batch.State.class),
                row.count(),
                row.text(),
                row.named(Role.class),
                row.text(),
                Json.map(row.text()),
                row.time(),
                row.time());
    }

    private static BatchItem item(Row row) throws SQLException {
        return new BatchItem(row.count(), row.text(), row.named(Outcome.class), row.text(), row.text(), row.time());
    }

    @Override
    public void add(Batch batch, List<String> targets) {
        write(
                ADD,
                batch.id(),
                batch.action(),
                batch.state().name(),
                batch.total(),
                batch.createdBy(),
                batch.allowed().name(),
                batch.reason(),
                Json.of(batch.arguments()),
                Micros.of(batch.createdAt()),
                Micros.of(batch.finishedAt()),
                0L);
        var rows = new ArrayList<Object[]>();
        targets.forEach(target -> rows.add(new Object[] {batch.id(), rows.size(), target, Outcome.PENDING.name()}));
        sessions.session().write(ADD_ITEM, rows);
    }

    private void write(Write write, Object... values) {
        sessions.session().write(write, List.<Object[]>of(values));
    }

    @Override
    public Optional<Batch> find(String id) {
        return sessions.session().first(Query.of(FIND, JdbcBatches::read, id));
    }

    @Override
    public List<Batch> list(String createdBy, String before, int limit) {
        var conditions = new ArrayList<String>(List.of("1 = 1"));
        var parameters = new ArrayList<Object>();
        if (createdBy != null) {
            conditions.add("created_by = ?");
            parameters.add(createdBy);
        }
        if (before != null) {
            conditions.add("id < ?");
            parameters.add(before);
        }
        parameters.add(limit);
        var sql = "%s WHERE %s ORDER BY id DESC LIMIT ?".formatted(SELECT, String.join(" AND ", conditions));
        return sessions.session().read(new Query<>(sql, JdbcBatches::read, parameters));
    }

    @Override
    public int open() {
        return sessions.session().first(Query.of(COUNT, Row::count)).orElseThrow();
    }

    @Override
    public List<String> unclaimed(int most) {
        return sessions.session().read(Query.of(unclaimed, Row::text, most));
    }

    @Override
    public void claim(String id, String claimant, Duration lease) {
        Object[] row = {claimant, lease.toNanos() / 1_000, id, claimant};
        sessions.session().write(claim, List.<Object[]>of(row), () -> new ClaimLost(id));
    }

    @Override
    public void move(String id, Batch.State from, Batch.State to, Instant finishedAt) {
        write(MOVE, to.name(), Micros.of(finishedAt), id, from.name());
    }

    @Override
    public List<BatchItem> items(String id, Outcome outcome, int after, int limit) {
        var which = outcome == null ? "" : " AND outcome = '%s'".formatted(outcome);
        var sql = "SELECT %s FROM culm_batch_item WHERE batch_id = ? AND position > ?%s ORDER BY position LIMIT ?"
                .formatted(ITEM.listed(), which);
        return sessions.session().read(Query.of(sql, JdbcBatches::item, id, after, limit));
    }

    @Override
    public void record(String id, Collection<BatchItem> done) {
        for (var item : done) {
            write(
                    item.outcome() == Outcome.SUCCEEDED ? SUCCEED : RECORD,
                    item.outcome().name(),
                    item.code(),
                    item.message(),
                    Micros.of(item.at()),
                    id,
                    item.position());
        }
    }

    @Override
    public void skipPending(String id, String message, Instant at) {
        write(SKIP, message, Micros.of(at), id);
    }

    private record Tally(String id, Outcome outcome, int items) {
        private static Tally read(Row row) throws SQLException {
            return new Tally(row.text(), row.named(Outcome.class), row.count());
        }
    }

    @Override
    public Map<String, Map<Outcome, Integer>> tallies(Collection<String> ids) {
        var tallies = new HashMap<String, Map<Outcome, Integer>>();
        ids.forEach(id -> tallies.put(id, new HashMap<>()));
        for (var some : Names.of(database, ids)) {
            var sql = TALLY + some.condition() + " GROUP BY batch_id, outcome";
            sessions.session()
                    .read(new Query<>(sql, Tally::read, some.parameters()))
                    .forEach(tally -> tallies.get(tally.id()).put(tally.outcome(), tally.items()));
        }
        return tallies;
    }

    @Override
    public int forget(Instant finishedBefore, int most) {
        var old = sessions.session().read(Query.of(OLD, Row::text, Micros.of(finishedBefore), most)).stream()
                .map(id -> new Object[] {id})
                .toList();
        sessions.session().write(REMOVE_ITEMS, old);
        sessions.session().write(REMOVE, old);
        return old.size();
    }
}
