package culm.ee.persistence;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A read. */
record Query<T>(String sql, Reader<T> reader, List<?> parameters) {

    interface Reader<T> {
        T read(Row row) throws SQLException;
    }

    static <T> Query<T> of(String sql, Reader<T> reader, Object... parameters) {
        return new Query<>(sql, reader, Arrays.asList(parameters));
    }

    /** Whether it writes or locks, and so belongs to a transaction. */
    boolean changes() {
        return !sql.startsWith("SELECT") || sql.contains("FOR UPDATE");
    }

    /** @param from the position of the first parameter, from 1 */
    void bind(PreparedStatement statement, int from) throws SQLException {
        int position = from;
        for (var parameter : parameters) {
            Type.bindKnown(statement, position++, parameter);
        }
    }

    List<T> read(ResultSet results) throws SQLException {
        var found = new ArrayList<T>();
        try (results) {
            while (results.next()) {
                found.add(reader.read(new Row(results)));
            }
        }
        return found;
    }
}
