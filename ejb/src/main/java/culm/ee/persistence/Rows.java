package culm.ee.persistence;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The rows of one table: read from the database each time, written at once, never kept in the persistence context. */
final class Rows<R> {

    private static final String UNCACHED = "eclipselink.maintain-cache";

    private final EntityManager entities;
    private final Class<R> type;

    Rows(EntityManager entities, Class<R> type) {
        this.entities = entities;
        this.type = type;
    }

    Optional<R> find(String id) {
        return where("row.id = :id").setParameter("id", id).getResultStream().findFirst();
    }

    /** @param condition on {@code row}, in JPQL, and what may follow it */
    TypedQuery<R> where(String condition) {
        return query("SELECT row FROM %s row WHERE %s".formatted(type.getSimpleName(), condition), type);
    }

    <T> TypedQuery<T> query(String jpql, Class<T> result) {
        return entities.createQuery(jpql, result).setHint(UNCACHED, "false");
    }

    /** Inserts in batches, before anything that is written later. */
    void insert(Collection<R> rows) {
        if (rows.isEmpty()) {
            return;
        }
        rows.forEach(entities::persist);
        entities.flush();
        entities.clear();
    }

    Change change() {
        return new Change();
    }

    /** @return how many rows were deleted */
    int delete(String condition, Map<String, ?> parameters) {
        var query = entities.createQuery("DELETE FROM %s row WHERE %s".formatted(type.getSimpleName(), condition));
        parameters.forEach(query::setParameter);
        return query.executeUpdate();
    }

    /** One UPDATE in the making. */
    final class Change {
        private final Map<String, Object> values = new LinkedHashMap<>();

        private Change() {}

        Change set(String attribute, Object value) {
            values.put(attribute, value);
            return this;
        }

        /** @return how many rows met the condition, which is on {@code row}, in JPQL */
        int where(String condition, Map<String, ?> parameters) {
            var names = values.keySet();
            var assignments = names.stream()
                    .map(name -> "row.%s = :%s".formatted(name, parameter(name)))
                    .collect(Collectors.joining(", "));
            var query = entities.createQuery(
                    "UPDATE %s row SET %s WHERE %s".formatted(type.getSimpleName(), assignments, condition));
            values.forEach((name, value) -> query.setParameter(parameter(name), value));
            parameters.forEach(query::setParameter);
            return query.executeUpdate();
        }

        private String parameter(String attribute) {
            return "new_" + attribute.replace('.', '_');
        }
    }
}
