package culm.ee.persistence;

import culm.port.LogLine;
import culm.port.LogPart;
import culm.port.Logs;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/** Logs in the database: the lines of a call are one text. */
public final class JdbcLogs implements Logs {

    private static final String TABLE = "culm_log";
    private static final Columns KEY = Columns.of("id");
    private static final Columns ALL =
            KEY.and(Columns.of("run_id node_id version first_line:number line_count:count size:count content"));

    private static final Write ADD = Write.insert(TABLE, ALL);
    private static final Write REMOVE = Write.delete(TABLE, KEY);

    private static final String EXTENTS =
            "SELECT id, first_line, line_count, size FROM culm_log" + " WHERE node_id = ? AND version = ? ORDER BY id";
    private static final String LIST = "SELECT id, run_id, node_id, version, first_line, content FROM culm_log"
            + " WHERE node_id = ? AND id >= ?%s ORDER BY id LIMIT ?";
    private static final String OF_ALL = LIST.formatted("");
    private static final String OF_ONE = LIST.formatted(" AND version = ?");

    private final Sessions sessions;

    public JdbcLogs(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public void add(Collection<LogPart> parts) {
        sessions.session().write(ADD, parts.stream().map(JdbcLogs::row).toList());
    }

    private static Object[] row(LogPart part) {
        var extent = part.extent();
        return new Object[] {
            part.id(),
            part.runId(),
            part.nodeId(),
            part.version(),
            part.firstLine(),
            extent.lines(),
            extent.size(),
            Json.of(part.lines().stream().map(JdbcLogs::fields).toList())
        };
    }

    private static List<Object> fields(LogLine line) {
        return List.of(Micros.of(line.at()), line.level(), line.source(), line.text());
    }

    @Override
    public void remove(Collection<String> ids) {
        sessions.session()
                .write(
                        REMOVE,
                        ids.stream().sorted().map(id -> new Object[] {id}).toList());
    }

    @Override
    public List<LogPart.Extent> extents(String nodeId, String version) {
        return sessions.session().read(Query.of(EXTENTS, JdbcLogs::extent, nodeId, version));
    }

    private static LogPart.Extent extent(Row row) throws SQLException {
        return new LogPart.Extent(row.text(), row.number(), row.count(), row.count());
    }

    @Override
    public List<LogPart> list(String nodeId, String version, String from, int limit) {
        var first = from == null ? "" : from;
        return sessions.session()
                .read(
                        version == null
                                ? Query.of(OF_ALL, JdbcLogs::part, nodeId, first, limit)
                                : Query.of(OF_ONE, JdbcLogs::part, nodeId, first, version, limit));
    }

    private static LogPart part(Row row) throws SQLException {
        return new LogPart(
                row.text(),
                row.text(),
                row.text(),
                row.text(),
                row.number(),
                Json.list(row.text()).stream().map(JdbcLogs::line).toList());
    }

    private static LogLine line(Object stored) {
        var fields = (List<?>) stored;
        return new LogLine(
                Micros.toInstant(((Number) fields.get(0)).longValue()),
                (String) fields.get(1),
                (String) fields.get(2),
                (String) fields.get(3));
    }
}
