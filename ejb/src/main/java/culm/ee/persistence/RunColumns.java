package culm.ee.persistence;

import culm.port.Run;
import culm.state.State;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Runs as they are kept: what they were started with, and what changes. */
final class RunColumns {

    static final Columns KEY = Columns.of("id");

    static final Columns BEGINNING = Columns.of(
            "created_at:number name definition_hash queue created_by project root_data context subprocess_context");

    static final Columns CHANGING = Columns.of("state priority:count bookings failed:count suspended:count outputs"
            + " started_at:number finished_at:number");

    static final Columns ALL = KEY.and(BEGINNING).and(CHANGING);

    private RunColumns() {}

    /** For {@link #ALL}. */
    static List<Object> values(Run run) {
        var beginning = Stream.of(
                run.id(),
                Micros.of(run.createdAt()),
                run.name(),
                run.treeHash(),
                run.queue(),
                run.createdBy(),
                run.project(),
                Json.of(run.rootData()),
                Json.of(run.context()),
                Json.of(run.subprocessContext()));
        return Stream.concat(beginning, changing(run)).toList();
    }

    /** For {@link #CHANGING}. */
    static Stream<Object> changing(Run run) {
        return Stream.of(
                run.state().name(),
                run.priority(),
                Json.of(List.copyOf(run.bookings())),
                run.failed(),
                run.suspended(),
                Json.of(run.outputs()),
                Micros.of(run.startedAt()),
                Micros.of(run.finishedAt()));
    }

    /** What changes in a run, as it was at one moment. */
    record Present(
            State state,
            int priority,
            Set<String> bookings,
            int failed,
            int suspended,
            Map<String, Object> outputs,
            Instant startedAt,
            Instant finishedAt) {

        /** Reads {@link #CHANGING}. */
        static Present read(Row row) throws SQLException {
            return new Present(
                    row.named(State.class),
                    row.count(),
                    new LinkedHashSet<>(Json.texts(Json.value(row.text()))),
                    row.count(),
                    row.count(),
                    Json.map(row.text()),
                    row.time(),
                    row.time());
        }

        Run of(String id, RunBeginning beginning) {
            return new Run(
                    id,
                    beginning.name(),
                    beginning.treeHash(),
                    state,
                    priority,
                    beginning.queue(),
                    beginning.createdBy(),
                    beginning.project(),
                    beginning.rootData(),
                    beginning.context(),
                    beginning.subprocessContext(),
                    bookings,
                    failed,
                    suspended,
                    outputs,
                    beginning.createdAt(),
                    startedAt,
                    finishedAt);
        }
    }
}
