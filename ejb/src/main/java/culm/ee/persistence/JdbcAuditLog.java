package culm.ee.persistence;

import culm.port.AuditEntry;
import culm.port.AuditLog;
import culm.port.AuditQuery;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The audit log in the database. */
public final class JdbcAuditLog implements AuditLog {

    static final Columns ALL = Columns.of("id happened_at:number actor door address trace_id action project run_id"
            + " target reason code state_before state_after changes");

    private static final Write ADD = Write.insert("culm_audit", ALL);

    private final Sessions sessions;

    public JdbcAuditLog(Sessions sessions) {
        this.sessions = sessions;
    }

    /** What changes a run goes with that, in one message where the database takes one. */
    @Override
    public void add(Collection<AuditEntry> entries) {
        sessions.session().write(ADD, entries.stream().map(JdbcAuditLog::row).toList());
    }

    private static Object[] row(AuditEntry entry) {
        return new Object[] {
            entry.id(),
            Micros.of(entry.at()),
            entry.actor(),
            entry.door(),
            entry.address(),
            entry.traceId(),
            entry.action(),
            entry.project(),
            entry.runId(),
            entry.target(),
            entry.reason(),
            entry.code(),
            entry.before(),
            entry.after(),
            Json.of(entry.changes())
        };
    }

    static AuditEntry read(Row row) throws SQLException {
        return new AuditEntry(
                row.text(),
                row.time(),
                row.text(),
                row.text(),
                row.text(),
                row.text(),
                row.text(),
                row.text(),
                row.text(),
                row.text(),
                row.text(),
                row.text(),
                row.text(),
                row.text(),
                Json.map(row.text()));
    }

    @Override
    public List<AuditEntry> list(AuditQuery query) {
        var asked = new Asked();
        asked.where("actor = ?", query.actor());
        asked.where("run_id = ?", query.runId());
        asked.where("target = ?", query.target());
        asked.where("action = ?", query.action());
        asked.where("code = ?", query.code());
        asked.where("happened_at >= ?", Micros.of(query.from()));
        asked.where("happened_at < ?", Micros.of(query.to()));
        asked.where("id < ?", query.before());
        return sessions.session().read(asked.newest(query.limit()));
    }

    private static final class Asked {
        private final List<String> conditions = new ArrayList<>(List.of("1 = 1"));
        private final List<Object> parameters = new ArrayList<>();

        void where(String condition, Object value) {
            if (value != null) {
                conditions.add(condition);
                parameters.add(value);
            }
        }

        Query<AuditEntry> newest(int limit) {
            parameters.add(limit);
            return new Query<>(
                    "SELECT %s FROM culm_audit WHERE %s ORDER BY id DESC LIMIT ?"
                            .formatted(ALL.listed(), String.join(" AND ", conditions)),
                    JdbcAuditLog::read,
                    parameters);
        }
    }
}
