package culm.ee.persistence;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;

/** One statement after another; the rows of one in a batch. */
final class OneByOne implements Sender {

    @Override
    public void send(Connection connection, List<Queued> writes) throws SQLException {
        for (var queued : writes) {
            try (var statement = connection.prepareStatement(queued.write().one())) {
                send(statement, queued);
            }
        }
    }

    @Override
    public <T> List<T> send(Connection connection, List<Queued> writes, Query<T> query) throws SQLException {
        send(connection, writes);
        try (var statement = connection.prepareStatement(query.sql())) {
            query.bind(statement, 1);
            return query.read(statement.executeQuery());
        }
    }

    private static void send(PreparedStatement statement, Queued queued) throws SQLException {
        if (queued.write().locks()) {
            for (var row : queued.rows()) {
                queued.bindRow(statement, 1, row);
                statement.execute();
            }
        } else if (queued.rows().size() == 1) {
            queued.bind(statement, 1);
            queued.check(statement.executeUpdate());
        } else {
            queued.check(IntStream.of(batch(statement, queued)).sum());
        }
    }

    private static int[] batch(PreparedStatement statement, Queued queued) throws SQLException {
        for (var row : queued.rows()) {
            queued.bindRow(statement, 1, row);
            statement.addBatch();
        }
        return statement.executeBatch();
    }
}
