package culm.ee.persistence;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** A query that comes after all writes of a transaction. What it finds can be asked for when that is over. */
final class LastQuery<T> {

    private final Query<T> query;
    private List<T> rows;

    LastQuery(Query<T> query) {
        this.query = query;
    }

    Query<T> query() {
        return query;
    }

    void send(Sender sender, Connection connection, List<Queued> writes) throws SQLException {
        rows = sender.send(connection, writes, query);
    }

    void read(ResultSet results) throws SQLException {
        rows = query.read(results);
    }

    List<T> rows() {
        if (rows == null) {
            throw new IllegalStateException("the transaction is not over");
        }
        return rows;
    }
}
