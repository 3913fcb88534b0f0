package culm.ee.persistence;

import culm.port.WorkerKind;
import culm.port.WorkerTask;
import culm.port.WorkerTask.Hold;
import culm.port.WorkerTasks;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The tasks of workers in the database, by whose clock they are handed out. */
public final class JdbcWorkerTasks implements WorkerTasks {

    private static final String TABLE = "culm_worker_task";
    private static final int HIGHEST_PRIORITY = 255;
    private static final long MICROS = 1_000;

    private static final Columns KEY = Columns.of("node_id");
    private static final Columns REST = Columns.of("id run_id project code version attempt urgency:count"
            + " created_at:number most_handed_out:count worker lease_until:number fence:number handed_out:count");
    private static final Columns HELD = Columns.of("node_id id worker fence:number");

    private static final Write HAND = new Write(
            "UPDATE culm_worker_task SET worker = ?, lease_until = ?, fence = fence + 1, handed_out = handed_out + 1"
                    + " WHERE node_id = ? AND id = ? AND fence = ?",
            null,
            List.of(Type.TEXT, Type.NUMBER, Type.TEXT, Type.TEXT, Type.NUMBER));
    private static final Write GIVE_BACK = new Write(
            "UPDATE culm_worker_task SET lease_until = 0, handed_out = handed_out - ? WHERE "
                    + HELD.equalMarks(" AND "),
            null,
            Stream.concat(Stream.of(Type.COUNT), HELD.types().stream()).toList());
    private static final Write END = Write.delete(TABLE, HELD);
    private static final Write REMOVE = Write.delete(TABLE, KEY);
    private static final Write REMOVE_OF = Write.delete(TABLE, Columns.of("run_id"));

    private static final String COLUMNS = KEY.and(REST).listed();
    private static final String FIND = "SELECT %s FROM culm_worker_task WHERE node_id = ?".formatted(COLUMNS);
    private static final String OF_RUN = "SELECT %s FROM culm_worker_task WHERE run_id = ?".formatted(COLUMNS);
    private static final String LOADS = "SELECT code, version, SUM(CASE WHEN lease_until = 0 THEN 1 ELSE 0 END),"
            + " SUM(CASE WHEN lease_until = 0 THEN 0 ELSE 1 END), MIN(CASE WHEN lease_until = 0 THEN created_at END)"
            + " FROM culm_worker_task GROUP BY code, version ORDER BY code, version";

    private final Sessions sessions;
    private final Write add;
    private final Write extend;
    private final String now;
    private final String overdue;

    public JdbcWorkerTasks(Sessions sessions, Database database) {
        this.sessions = sessions;
        this.now = database.now();
        this.add = database.upsert(TABLE, KEY, REST);
        this.extend = new Write(
                "UPDATE culm_worker_task SET lease_until = %s + ? WHERE %s".formatted(now, HELD.equalMarks(" AND ")),
                null,
                Stream.concat(Stream.of(Type.NUMBER), HELD.types().stream()).toList());
        this.overdue =
                "SELECT %s FROM culm_worker_task WHERE lease_until > 0 AND lease_until <= %s ORDER BY lease_until LIMIT ?"
                        .formatted(COLUMNS, now);
    }

    private static WorkerTask read(Row row) throws SQLException {
        var nodeId = row.text();
        var id = row.text();
        var runId = row.text();
        var project = row.text();
        var kind = new WorkerKind(row.text(), row.text());
        var attempt = row.text();
        var priority = HIGHEST_PRIORITY - row.count();
        var createdAt = row.time();
        var most = row.count();
        var worker = row.text();
        var lease = row.number();
        var until = lease == 0 ? null : Micros.toInstant(lease);
        return new WorkerTask(
                nodeId,
                id,
                runId,
                project,
                kind,
                attempt,
                priority,
                createdAt,
                most,
                worker,
                until,
                row.number(),
                row.count());
    }

    private static Object[] row(WorkerTask task) {
        return new Object[] {
            task.nodeId(),
            task.id(),
            task.runId(),
            task.project(),
            task.kind().code(),
            task.kind().version(),
            task.attempt(),
            HIGHEST_PRIORITY - task.priority(),
            Micros.of(task.createdAt()),
            task.mostHandedOut(),
            task.worker(),
            task.leaseUntil() == null ? (Long) 0L : Micros.of(task.leaseUntil()),
            task.fence(),
            task.handedOut()
        };
    }

    @Override
    public void add(Collection<WorkerTask> tasks) {
        sessions.session().write(add, tasks.stream().map(JdbcWorkerTasks::row).toList());
    }

    @Override
    public Optional<WorkerTask> find(String nodeId) {
        return sessions.session().first(Query.of(FIND, JdbcWorkerTasks::read, nodeId));
    }

    @Override
    public List<WorkerTask> ofRun(String runId) {
        return sessions.session().read(Query.of(OF_RUN, JdbcWorkerTasks::read, runId));
    }

    /** What waits and is wanted; few texts, whatever is wanted: see {@link Names}. */
    private static <T> Query<T> waiting(
            String select, Query.Reader<T> reader, Wanted wanted, String tail, Object... more) {
        var parameters = new ArrayList<Object>();
        var kinds = Filled.of(wanted.kinds().stream()
                .sorted(Comparator.comparing(WorkerKind::code).thenComparing(WorkerKind::version))
                .toList());
        kinds.values().forEach(kind -> parameters.addAll(List.of(kind.code(), kind.version())));
        var where = " FROM culm_worker_task WHERE lease_until = 0 AND (code, version) IN (%s)"
                .formatted(kinds.marks("(?, ?)"));
        if (wanted.projects() != null) {
            var projects = Filled.of(wanted.projects().stream().sorted().toList());
            parameters.addAll(projects.values());
            where += " AND project IN (%s)".formatted(projects.marks("?"));
        }
        parameters.addAll(List.of(more));
        return new Query<>(select + where + tail, reader, parameters);
    }

    /** As many as a power of two, the last of them several times. */
    private record Filled<T>(List<T> values) {

        static <T> Filled<T> of(List<T> some) {
            var filled = new ArrayList<>(some);
            while (Integer.bitCount(filled.size()) != 1) {
                filled.add(some.get(some.size() - 1));
            }
            return new Filled<>(filled);
        }

        String marks(String each) {
            return values.stream().map(value -> each).collect(Collectors.joining(", "));
        }
    }

    private static boolean isNothing(Wanted wanted) {
        return wanted.kinds().isEmpty()
                || (wanted.projects() != null && wanted.projects().isEmpty());
    }

    @Override
    public boolean anyFor(Wanted wanted) {
        return !isNothing(wanted)
                && sessions.session()
                        .first(waiting("SELECT 1", Row::count, wanted, " LIMIT 1"))
                        .isPresent();
    }

    private record Waiting(Instant now, WorkerTask task) {
        static Waiting read(Row row) throws SQLException {
            return new Waiting(row.time(), JdbcWorkerTasks.read(row));
        }
    }

    @Override
    public List<WorkerTask> hand(Wanted wanted, String worker, Duration lease, int most) {
        if (isNothing(wanted)) {
            return List.of();
        }
        var select = "SELECT %s, %s".formatted(now, COLUMNS);
        var tail = " ORDER BY urgency, created_at, id LIMIT ? FOR UPDATE SKIP LOCKED";
        return sessions.session().read(waiting(select, Waiting::read, wanted, tail, most)).stream()
                .map(found -> hand(found.task(), worker, found.now().plus(lease)))
                .toList();
    }

    /** Its row is locked, so that nobody else has changed it. */
    private WorkerTask hand(WorkerTask task, String worker, Instant until) {
        var handed = task.handedTo(worker, until);
        write(HAND, task.hold(), worker, Micros.of(until), task.nodeId(), task.id(), task.fence());
        return handed;
    }

    @Override
    public void extend(Hold hold, Duration lease) {
        write(extend, hold, lease.toNanos() / MICROS, hold.nodeId(), hold.id(), hold.worker(), hold.fence());
    }

    @Override
    public void giveBack(Hold hold, boolean counted) {
        write(GIVE_BACK, hold, counted ? 0 : 1, hold.nodeId(), hold.id(), hold.worker(), hold.fence());
    }

    @Override
    public void end(Hold hold) {
        write(END, hold, hold.nodeId(), hold.id(), hold.worker(), hold.fence());
    }

    private void write(Write write, Hold hold, Object... row) {
        sessions.session().write(write, List.<Object[]>of(row), () -> new TaskLost(hold));
    }

    @Override
    public void remove(String nodeId) {
        sessions.session().write(REMOVE, List.<Object[]>of(new Object[] {nodeId}));
    }

    @Override
    public void removeOf(String runId) {
        sessions.session().write(REMOVE_OF, List.<Object[]>of(new Object[] {runId}));
    }

    @Override
    public List<WorkerTask> overdue(int limit) {
        return sessions.session().read(Query.of(overdue, JdbcWorkerTasks::read, limit));
    }

    @Override
    public List<Load> loads() {
        return sessions.session().read(Query.of(LOADS, JdbcWorkerTasks::load));
    }

    private static Load load(Row row) throws SQLException {
        return new Load(new WorkerKind(row.text(), row.text()), row.count(), row.count(), row.time());
    }
}
