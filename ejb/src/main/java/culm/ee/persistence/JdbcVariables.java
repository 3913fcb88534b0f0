package culm.ee.persistence;

import culm.port.Variables;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Variables in the database. */
public final class JdbcVariables implements Variables {

    private static final String TABLE = "culm_variable";
    private static final String SELECT = "SELECT scope, var_key, content FROM culm_variable WHERE scope";
    private static final Write DROP = Write.delete(TABLE, Columns.of("scope"));

    private final Sessions sessions;
    private final Database database;
    private final Write write;

    private record Written(String scope, String key, String content) {
        private static Written of(Row row) throws SQLException {
            return new Written(row.text(), row.text(), row.text());
        }
    }

    public JdbcVariables(Sessions sessions, Database database) {
        this.sessions = sessions;
        this.database = database;
        this.write = database.upsert(TABLE, Columns.of("scope var_key"), Columns.of("content"));
    }

    @Override
    public Map<String, Object> read(List<String> scopes, Collection<String> keys) {
        var byScope = new HashMap<String, List<Written>>();
        for (var some : Names.of(database, scopes)) {
            for (var named : Names.of(database, keys)) {
                var parameters = new ArrayList<Object>(some.parameters());
                parameters.addAll(named.parameters());
                collect(SELECT + some.condition() + " AND var_key" + named.condition(), parameters, byScope);
            }
        }
        var found = new LinkedHashMap<String, Object>();
        for (var scope : scopes) {
            for (var written : byScope.getOrDefault(scope, List.of())) {
                if (!found.containsKey(written.key())) {
                    found.put(written.key(), Json.value(written.content()));
                }
            }
        }
        return found;
    }

    @Override
    public Map<String, Object> merged(List<String> scopes) {
        var byScope = new HashMap<String, List<Written>>();
        for (var some : Names.of(database, scopes)) {
            collect(SELECT + some.condition(), some.parameters(), byScope);
        }
        var merged = new LinkedHashMap<String, Object>();
        for (var scope : scopes) {
            byScope.getOrDefault(scope, List.of())
                    .forEach(written -> merged.put(written.key(), Json.value(written.content())));
        }
        return merged;
    }

    private void collect(String sql, List<?> parameters, Map<String, List<Written>> byScope) {
        for (var written : sessions.session().read(new Query<>(sql, Written::of, parameters))) {
            byScope.computeIfAbsent(written.scope(), scope -> new ArrayList<>()).add(written);
        }
    }

    /** In the order of scopes and keys, so that two who write the same ones wait for each other and not both. */
    @Override
    public void write(Map<String, Map<String, Object>> values) {
        var rows = new ArrayList<Object[]>();
        new TreeMap<>(values).forEach((scope, content) -> new TreeMap<>(content)
                .forEach((key, value) -> rows.add(new Object[] {scope, key, Json.of(value)})));
        sessions.session().write(write, rows);
    }

    @Override
    public void drop(Collection<String> scopes) {
        var rows = scopes.stream()
                .distinct()
                .sorted()
                .map(scope -> new Object[] {scope})
                .toList();
        sessions.session().write(DROP, rows);
    }
}
