package culm.ee.persistence;

import culm.port.RunQuery;
import culm.state.State;
import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A {@link RunQuery} in JPQL. */
final class RunSelection {

    private static final Set<State> LIVE = EnumSet.of(State.READY, State.RUNNING);

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> parameters = new LinkedHashMap<>();
    private final int limit;

    RunSelection(RunQuery query) {
        limit = query.limit();
        conditions.add("1 = 1");
        if (!query.states().isEmpty()) {
            inStates(query.states());
        }
        if (query.attention()) {
            conditions.add("row.failed > 0");
        }
        if (!query.text().isEmpty()) {
            conditions.add("(LOWER(row.id) LIKE :text ESCAPE '!' OR LOWER(row.name) LIKE :text ESCAPE '!')");
            parameters.put("text", "%" + query.text().replaceAll("[!%_]", "!$0") + "%");
        }
        if (query.before() != null) {
            conditions.add("(row.createdAt < :before OR (row.createdAt = :before AND row.id < :beforeId))");
            parameters.put("before", Micros.of(query.before().createdAt()));
            parameters.put("beforeId", query.before().id());
        }
    }

    /** A live run is stored as RUNNING, whatever stands still below: see {@link culm.port.Run#listedState}. */
    private void inStates(Set<State> states) {
        var choices = new ArrayList<String>();
        if (states.contains(State.RUNNING)) {
            choices.add("(row.state IN :live AND row.failed + row.suspended = 0)");
        }
        if (states.contains(State.BLOCKED)) {
            choices.add("(row.state IN :live AND row.failed = 0 AND row.suspended > 0)");
        }
        if (states.contains(State.FAILED)) {
            choices.add("(row.state IN :live AND row.failed > 0)");
        }
        if (!choices.isEmpty()) {
            parameters.put("live", List.copyOf(LIVE));
        }
        var still = states.stream().filter(state -> !LIVE.contains(state)).toList();
        if (!still.isEmpty()) {
            choices.add("row.state IN :still");
            parameters.put("still", still);
        }
        conditions.add("(" + String.join(" OR ", choices) + ")");
    }

    TypedQuery<RunRow> in(Rows<RunRow> rows) {
        var query = rows.where(String.join(" AND ", conditions) + " ORDER BY row.createdAt DESC, row.id DESC");
        parameters.forEach(query::setParameter);
        return query.setMaxResults(limit);
    }
}
