package culm.ee.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/** A row that is read column by column, in order. */
final class Row {

    private final ResultSet results;
    private int column;

    Row(ResultSet results) {
        this.results = results;
    }

    String text() throws SQLException {
        return results.getString(++column);
    }

    long number() throws SQLException {
        return results.getLong(++column);
    }

    Long numberOrNull() throws SQLException {
        var number = number();
        return results.wasNull() ? null : (Long) number;
    }

    Integer countOrNull() throws SQLException {
        var count = count();
        return results.wasNull() ? null : (Integer) count;
    }

    int count() throws SQLException {
        return results.getInt(++column);
    }

    boolean flag() throws SQLException {
        return results.getBoolean(++column);
    }

    Instant time() throws SQLException {
        var micros = number();
        return results.wasNull() ? null : Micros.toInstant(micros);
    }

    <E extends Enum<E>> E named(Class<E> type) throws SQLException {
        return Enum.valueOf(type, text());
    }
}
