package culm.ee.persistence;

import java.sql.SQLException;

/** The database did not do what it was told to. */
final class DatabaseRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DatabaseRefusal(SQLException said) {
        super(said.getMessage(), said);
    }

    /** What SQL calls it; "null" if the database did not say it, but something before it. */
    String state() {
        return String.valueOf(((SQLException) getCause()).getSQLState());
    }
}
