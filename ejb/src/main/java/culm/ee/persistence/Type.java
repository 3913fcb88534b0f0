package culm.ee.persistence;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.function.IntFunction;

/** How the values of a column are handed to the database. A null has the type too: statements are prepared for it. */
enum Type {
    TEXT(Types.VARCHAR, "text", String[]::new),
    NUMBER(Types.BIGINT, "bigint", Long[]::new),
    COUNT(Types.INTEGER, "integer", Integer[]::new),
    FLAG(Types.BOOLEAN, "boolean", Boolean[]::new);

    private final int code;
    private final String element;
    private final IntFunction<Object[]> array;

    Type(int code, String element, IntFunction<Object[]> array) {
        this.code = code;
        this.element = element;
        this.array = array;
    }

    /** A parameter that is an array, as PostgreSQL spells it. */
    String arrayMark() {
        return "?::%s[]".formatted(element);
    }

    Object[] column(List<Object[]> rows, int index) {
        return rows.stream().map(row -> row[index]).toArray(array);
    }

    void bind(PreparedStatement statement, int position, Object value) throws SQLException {
        if (value == null) {
            statement.setNull(position, code);
        } else {
            bindKnown(statement, position, value);
        }
    }

    /** Binds a value whose class says what it is: arrays too. */
    static void bindKnown(PreparedStatement statement, int position, Object value) throws SQLException {
        if (value instanceof String text) {
            statement.setString(position, text);
        } else if (value instanceof Long number) {
            statement.setLong(position, number);
        } else if (value instanceof Integer count) {
            statement.setInt(position, count);
        } else if (value instanceof Boolean flag) {
            statement.setBoolean(position, flag);
        } else {
            statement.setObject(position, value);
        }
    }
}
