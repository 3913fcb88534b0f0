package culm.ee.persistence;

import culm.port.Labels;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Labels in the database. */
public final class JdbcLabels implements Labels {

    private static final String TABLE = "culm_label";
    private static final Write ADD = Write.insert(TABLE, Columns.of("run_id name label_value"));
    private static final Write REMOVE = Write.delete(TABLE, Columns.of("run_id"));
    private static final String OF = "SELECT run_id, name, label_value FROM culm_label WHERE run_id%s";

    private final Sessions sessions;
    private final Database database;

    public JdbcLabels(Sessions sessions, Database database) {
        this.sessions = sessions;
        this.database = database;
    }

    @Override
    public void add(String runId, Map<String, String> labels) {
        var rows = labels.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(label -> new Object[] {runId, label.getKey(), label.getValue()})
                .toList();
        sessions.session().write(ADD, rows);
    }

    @Override
    public void replace(String runId, Map<String, String> labels) {
        sessions.session().write(REMOVE, List.<Object[]>of(new Object[] {runId}));
        add(runId, labels);
    }

    private record Label(String runId, String name, String value) {}

    @Override
    public Map<String, Map<String, String>> of(Collection<String> runIds) {
        var found = new TreeMap<String, Map<String, String>>();
        for (var some : Names.of(database, runIds)) {
            var query = new Query<>(
                    OF.formatted(some.condition()),
                    row -> new Label(row.text(), row.text(), row.text()),
                    some.parameters());
            sessions.session().read(query).forEach(label -> found.computeIfAbsent(label.runId(), run -> new TreeMap<>())
                    .put(label.name(), label.value()));
        }
        return found;
    }
}
