package culm.ee.persistence;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Supplier;

/**
 * Rows that are still to be written.
 *
 * @param rows at least one, each row of the table at most once
 * @param unlessAll what is thrown if not exactly as many rows of the table were changed; null if any number is right
 */
record Queued(Write write, List<Object[]> rows, Supplier<RuntimeException> unlessAll) {

    boolean isCounted() {
        return unlessAll != null;
    }

    /** @param changed how many rows of the table were changed */
    void check(int changed) {
        if (isCounted() && changed != rows.size()) {
            throw unlessAll.get();
        }
    }

    /** The one statement that writes all rows, on PostgreSQL. */
    String statement() {
        return statement(hasSeveralRows());
    }

    /** @param severalRows whether it shall be able to write several, even if it is one */
    String statement(boolean severalRows) {
        return forSeveral(severalRows) ? write.many() : write.one();
    }

    boolean hasSeveralRows() {
        return rows.size() > 1;
    }

    private boolean forSeveral(boolean asked) {
        return (asked || write.locks()) && write.many() != null;
    }

    /**
     * The statement that fails the database's way where {@link #check} would: by what the database refuses by itself, or else by a
     * division by zero.
     */
    String strictStatement(boolean severalRows) {
        if (!isCounted()) {
            return statement(severalRows);
        }
        return write.strict() != null
                ? new Queued(write.strict(), rows, null).statement(severalRows)
                : "WITH changed AS (%s RETURNING 1) SELECT 1 / CAST(COUNT(*) = ? AS int) FROM changed"
                        .formatted(statement(severalRows));
    }

    int bindStrict(PreparedStatement statement, int from, boolean severalRows) throws SQLException {
        var position = bind(statement, from, severalRows);
        if (isCounted() && write.strict() == null) {
            statement.setInt(position++, rows.size());
        }
        return position;
    }

    int bind(PreparedStatement statement, int from) throws SQLException {
        return bind(statement, from, hasSeveralRows());
    }

    /** @return the position after the last parameter of {@link #statement(boolean)} */
    int bind(PreparedStatement statement, int from, boolean severalRows) throws SQLException {
        if (!forSeveral(severalRows)) {
            return bindRow(statement, from, rows.get(0));
        }
        int position = from;
        for (int i = 0; i < write.types().size(); i++) {
            statement.setObject(position++, write.types().get(i).column(rows, i));
        }
        return position;
    }

    int bindRow(PreparedStatement statement, int from, Object... row) throws SQLException {
        int position = from;
        for (int i = 0; i < row.length; i++) {
            write.types().get(i).bind(statement, position++, row[i]);
        }
        return position;
    }
}
