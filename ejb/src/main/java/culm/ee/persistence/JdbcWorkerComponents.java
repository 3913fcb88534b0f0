package culm.ee.persistence;

import culm.port.WorkerComponent;
import culm.port.WorkerComponents;
import culm.port.WorkerKind;
import java.sql.SQLException;
import java.util.List;

/** The components of workers in the database. */
public final class JdbcWorkerComponents implements WorkerComponents {

    private static final String TABLE = "culm_worker_component";

    private static final Columns KEY = Columns.of("code version");
    private static final Columns SAID =
            Columns.of("name group_name idempotent:flag attempts:count registered_by registered_at:number");

    private static final Write REMOVE = Write.delete(TABLE, KEY);
    private static final String LIST = "SELECT %s FROM culm_worker_component ORDER BY code, version"
            .formatted(KEY.and(SAID).listed());

    private final Sessions sessions;
    private final Write put;

    public JdbcWorkerComponents(Sessions sessions, Database database) {
        this.sessions = sessions;
        this.put = database.upsert(TABLE, KEY, SAID);
    }

    @Override
    public List<WorkerComponent> list() {
        return sessions.session().read(Query.of(LIST, JdbcWorkerComponents::read));
    }

    private static WorkerComponent read(Row row) throws SQLException {
        var kind = new WorkerKind(row.text(), row.text());
        return new WorkerComponent(kind, row.text(), row.text(), row.flag(), row.count(), row.text(), row.time());
    }

    @Override
    public void put(WorkerComponent component) {
        var row = new Object[] {
            component.kind().code(),
            component.kind().version(),
            component.name(),
            component.group(),
            component.idempotent(),
            component.attempts(),
            component.registeredBy(),
            Micros.of(component.registeredAt())
        };
        sessions.session().write(put, List.<Object[]>of(row));
    }

    @Override
    public void remove(WorkerKind kind) {
        sessions.session().write(REMOVE, List.<Object[]>of(new Object[] {kind.code(), kind.version()}));
    }
}
