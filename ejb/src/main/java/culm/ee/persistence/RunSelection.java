package culm.ee.persistence;

import culm.port.Run;
import culm.port.RunFilter;
import culm.port.RunQuery;
import culm.state.State;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A {@link RunQuery} in SQL. An index gives runs of one state, or of one state in one project, in their order; of several a part is
 * taken from each, so that no search goes through runs that were not asked for.
 */
final class RunSelection {

    /** More parts cost more than what they spare. */
    private static final int MOST_PARTS = 36;

    private static final String ORDERED = " ORDER BY created_at DESC, id DESC LIMIT ?";
    private static final Set<State> LISTED =
            EnumSet.of(State.RUNNING, State.SUSPENDED, State.BLOCKED, State.FAILED, State.FINISHED, State.REVOKED);

    private final RunQuery query;
    private final List<Object> parameters = new ArrayList<>();

    RunSelection(RunQuery query) {
        this.query = query;
    }

    Query<Run> query() {
        var parts = parts(query.filter());
        var columns = RunColumns.ALL.listed();
        var selects = parts.stream().map(part -> part(part, columns)).toList();
        var sql = selects.size() == 1
                ? selects.get(0)
                : "SELECT %s FROM (%s) AS found%s"
                        .formatted(
                                columns,
                                selects.stream().collect(Collectors.joining(") UNION ALL (", "(", ")")),
                                ORDERED);
        if (selects.size() > 1) {
            parameters.add(query.limit());
        }
        return new Query<>(sql, RunSelection::run, parameters);
    }

    private static List<RunFilter> parts(RunFilter filter) {
        var states = filter.states() == null && filter.projects() != null ? LISTED : filter.states();
        var parts = split(List.of(filter), states, (part, state) -> part.in(Set.of(state)));
        var projects = filter.projects() == null ? 1 : filter.projects().size();
        return parts.size() * projects > MOST_PARTS
                ? parts
                : split(parts, filter.projects(), (part, project) -> part.of(Set.of(project)));
    }

    private interface Narrowing<T> {
        RunFilter narrow(RunFilter part, T value);
    }

    private static <T> List<RunFilter> split(List<RunFilter> parts, Collection<T> values, Narrowing<T> narrowing) {
        return values == null || values.isEmpty()
                ? parts
                : parts.stream()
                        .flatMap(part -> values.stream().sorted().map(value -> narrowing.narrow(part, value)))
                        .toList();
    }

    private String part(RunFilter filter, String columns) {
        var conditions = new RunConditions(filter);
        if (query.before() != null) {
            var before = Micros.of(query.before().createdAt());
            conditions.add("created_at <= ?", before);
            conditions.add("(created_at < ? OR id < ?)", before, query.before().id());
        }
        parameters.addAll(conditions.parameters());
        parameters.add(query.limit());
        return "SELECT %s FROM culm_run WHERE %s%s".formatted(columns, conditions.text(), ORDERED);
    }

    static Run run(Row row) throws SQLException {
        var id = row.text();
        var beginning = RunBeginning.read(row);
        return RunColumns.Present.read(row).of(id, beginning);
    }
}
