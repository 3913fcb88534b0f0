package culm.ee.persistence;

import culm.port.Run;
import culm.port.RunQuery;
import culm.state.State;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A {@link RunQuery} in SQL. */
final class RunSelection {

    private static final Set<State> LIVE = EnumSet.of(State.READY, State.RUNNING);
    private static final String IS_LIVE = "state IN ('READY', 'RUNNING')";

    private final List<String> conditions = new ArrayList<>();
    private final List<Object> parameters = new ArrayList<>();
    private final int limit;

    RunSelection(RunQuery query) {
        limit = query.limit();
        conditions.add("1 = 1");
        if (!query.states().isEmpty()) {
            inStates(query.states());
        }
        if (query.attention()) {
            conditions.add("failed > 0");
        }
        if (!query.text().isEmpty()) {
            conditions.add("(LOWER(id) LIKE ? ESCAPE '!' OR LOWER(name) LIKE ? ESCAPE '!')");
            var pattern = "%" + query.text().replaceAll("[!%_]", "!$0") + "%";
            parameters.addAll(List.of(pattern, pattern));
        }
        if (query.projects() != null) {
            ofProjects(query.projects());
        }
        if (query.before() != null) {
            conditions.add("(created_at < ? OR (created_at = ? AND id < ?))");
            var before = Micros.of(query.before().createdAt());
            parameters.addAll(List.of(before, before, query.before().id()));
        }
    }

    private void ofProjects(Set<String> projects) {
        conditions.add(projects.isEmpty() ? "1 = 0" : "project IN (?%s)".formatted(", ?".repeat(projects.size() - 1)));
        projects.stream().sorted().forEach(parameters::add);
    }

    /** A live run is stored as RUNNING, whatever stands still below: see {@link culm.port.Run#listedState}. */
    private void inStates(Set<State> states) {
        var choices = new ArrayList<String>();
        if (states.contains(State.RUNNING)) {
            choices.add("(%s AND failed + suspended = 0)".formatted(IS_LIVE));
        }
        if (states.contains(State.BLOCKED)) {
            choices.add("(%s AND failed = 0 AND suspended > 0)".formatted(IS_LIVE));
        }
        if (states.contains(State.FAILED)) {
            choices.add("(%s AND failed > 0)".formatted(IS_LIVE));
        }
        var still = states.stream().filter(state -> !LIVE.contains(state)).toList();
        if (!still.isEmpty()) {
            choices.add("state IN (?%s)".formatted(", ?".repeat(still.size() - 1)));
            still.forEach(state -> parameters.add(state.name()));
        }
        conditions.add("(" + String.join(" OR ", choices) + ")");
    }

    Query<Run> query() {
        parameters.add(limit);
        return new Query<>(
                "SELECT %s FROM culm_run WHERE %s ORDER BY created_at DESC, id DESC LIMIT ?"
                        .formatted(RunColumns.ALL.listed(), String.join(" AND ", conditions)),
                RunSelection::run,
                parameters);
    }

    private static Run run(Row row) throws SQLException {
        var id = row.text();
        var beginning = RunBeginning.read(row);
        return RunColumns.Present.read(row).of(id, beginning);
    }
}
