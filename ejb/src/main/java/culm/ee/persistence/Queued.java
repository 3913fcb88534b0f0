package culm.ee.persistence;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/**
 * Rows that are still to be written.
 *
 * @param rows at least one, each row of the table at most once
 * @param check is told how many rows of the table were changed
 */
record Queued(Write write, List<Object[]> rows, Check check) {

    interface Check {
        Check NONE = changed -> {};

        void changed(int rows);
    }

    /** The one statement that writes all rows, on PostgreSQL. */
    String statement() {
        return rows.size() == 1 ? write.one() : write.many();
    }

    /** @return the position after the last parameter of {@link #statement} */
    int bind(PreparedStatement statement, int from) throws SQLException {
        if (rows.size() == 1) {
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
