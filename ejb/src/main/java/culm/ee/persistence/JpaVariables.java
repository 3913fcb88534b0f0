package culm.ee.persistence;

import culm.port.Variables;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Variables in the database. */
public final class JpaVariables implements Variables {

    private final EntityManager entities;
    private final Database database;
    private final Rows<VariableRow> rows;

    public JpaVariables(EntityManager entities, Database database) {
        this.entities = entities;
        this.database = database;
        this.rows = new Rows<>(entities, VariableRow.class);
    }

    @Override
    public Map<String, Object> read(List<String> scopes, Collection<String> keys) {
        var found = new LinkedHashMap<String, Object>();
        if (scopes.isEmpty() || keys.isEmpty()) {
            return found;
        }
        var byScope = new HashMap<String, List<VariableRow>>();
        for (var some : Chunks.of(keys)) {
            rows.where("row.scope IN :scopes AND row.key IN :keys")
                    .setParameter("scopes", scopes)
                    .setParameter("keys", some)
                    .getResultStream()
                    .forEach(row -> byScope.computeIfAbsent(row.scope(), scope -> new ArrayList<>())
                            .add(row));
        }
        for (var scope : scopes) {
            for (var row : byScope.getOrDefault(scope, List.of())) {
                if (!found.containsKey(row.key())) {
                    found.put(row.key(), row.value());
                }
            }
        }
        return found;
    }

    @Override
    public Map<String, Object> merged(List<String> scopes) {
        var byScope = new HashMap<String, Map<String, Object>>();
        for (var some : Chunks.of(scopes)) {
            rows.where("row.scope IN :scopes")
                    .setParameter("scopes", some)
                    .getResultStream()
                    .forEach(row -> byScope.computeIfAbsent(row.scope(), scope -> new LinkedHashMap<>())
                            .put(row.key(), row.value()));
        }
        var merged = new LinkedHashMap<String, Object>();
        scopes.forEach(scope -> merged.putAll(byScope.getOrDefault(scope, Map.of())));
        return merged;
    }

    @Override
    public void write(Map<String, Map<String, Object>> all) {
        all.forEach(this::write);
    }

    private void write(String scope, Map<String, Object> values) {
        for (var some : Chunks.of(values.keySet())) {
            var statement = entities.createNativeQuery(database.writeVariables(some.size()));
            int position = 0;
            for (var key : some) {
                statement.setParameter(++position, scope);
                statement.setParameter(++position, key);
                statement.setParameter(++position, Json.of(values.get(key)));
            }
            statement.executeUpdate();
        }
    }

    @Override
    public void drop(Collection<String> scopes) {
        Chunks.of(scopes).forEach(some -> rows.delete("row.scope IN :scopes", Map.of("scopes", some)));
    }
}
