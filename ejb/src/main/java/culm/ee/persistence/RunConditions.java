package culm.ee.persistence;

import culm.port.RunFilter;
import culm.state.State;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** A {@link RunFilter} as a condition on {@code culm_run}. */
final class RunConditions {

    private static final String LABEL = "id IN (SELECT run_id FROM culm_label WHERE name = ? AND label_value = ?)";
    private static final String FAILING = "id IN (SELECT run_id FROM culm_failure WHERE error_group = ?)";
    private static final String NOTHING = "1 = 0";

    private final List<String> conditions = new ArrayList<>();
    private final List<Object> parameters = new ArrayList<>();

    RunConditions(RunFilter filter) {
        inStates(filter.states());
        if (filter.projects() != null) {
            oneOf("project", filter.projects());
        }
        where("created_by = ?", filter.createdBy());
        started(filter.started());
        finished(filter.finished());
        if (filter.name() != null) {
            where("name_start >= ?", filter.name());
            where("name_start < ?", behind(filter.name()));
        }
        filter.labels().forEach((label, value) -> add(LABEL, label, value));
        where(FAILING, filter.errorGroup());
        if (filter.text() != null) {
            var pattern = "%" + filter.text().replaceAll("[!%_]", "!$0") + "%";
            add("(LOWER(id) LIKE ? ESCAPE '!' OR LOWER(name) LIKE ? ESCAPE '!')", pattern, pattern);
        }
    }

    /** States are no parameters: a plan depends on how many runs are in one. */
    private void inStates(Collection<State> states) {
        if (states == null) {
            return;
        }
        if (states.size() == 1) {
            conditions.add("listed = '%s'".formatted(states.iterator().next()));
            return;
        }
        var names = states.stream().sorted().map("'%s'"::formatted).collect(Collectors.joining(", "));
        conditions.add(states.isEmpty() ? NOTHING : "listed IN (%s)".formatted(names));
    }

    private void oneOf(String column, Collection<String> values) {
        if (values.isEmpty()) {
            conditions.add(NOTHING);
        } else if (values.size() == 1) {
            where(column + " = ?", values.iterator().next());
        } else {
            var marks = String.join(", ", Collections.nCopies(values.size(), "?"));
            add("%s IN (%s)".formatted(column, marks), values.stream().sorted().toArray());
        }
    }

    /** A run has started when it was made. */
    private void started(RunFilter.Span span) {
        where("created_at >= ?", Micros.of(span.from()));
        where("created_at < ?", Micros.of(span.to()));
    }

    /** What had finished before a moment was made before it: so the search begins there. */
    private void finished(RunFilter.Span span) {
        where("finished_at >= ?", Micros.of(span.from()));
        where("finished_at < ?", Micros.of(span.to()));
        where("created_at < ?", Micros.of(span.to()));
    }

    /** The least text that is behind all that begin with this one. */
    private static String behind(String beginning) {
        var last = beginning.codePointBefore(beginning.length());
        return beginning.substring(0, beginning.length() - Character.charCount(last)) + Character.toString(last + 1);
    }

    void where(String condition, Object value) {
        if (value != null) {
            add(condition, value);
        }
    }

    void add(String condition, Object... values) {
        conditions.add(condition);
        parameters.addAll(List.of(values));
    }

    String text() {
        return conditions.isEmpty() ? "1 = 1" : String.join(" AND ", conditions);
    }

    List<Object> parameters() {
        return parameters;
    }
}
