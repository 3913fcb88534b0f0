package culm.ee.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;

/** One connection for several sessions, one after another. */
final class OpenConnection implements Session.Source, AutoCloseable {

    private final Session.Source source;
    private Connection connection;

    private OpenConnection(Session.Source source) {
        this.source = source;
    }

    /** Does work whose result closes the connection; if it fails, it is closed here. */
    static <T> T keep(Session.Source source, Function<OpenConnection, T> work) {
        var kept = new OpenConnection(source);
        var done = false;
        try {
            var result = work.apply(kept);
            done = true;
            return result;
        } finally {
            if (!done) {
                kept.close();
            }
        }
    }

    @Override
    public Connection open() throws SQLException {
        if (connection == null) {
            connection = source.open();
        }
        return connection;
    }

    @Override
    public void release(Connection used) {
        // the next session goes on with it
    }

    @Override
    public void close() {
        if (connection != null) {
            try {
                source.release(connection);
            } catch (SQLException gone) {
                // it has done its work, or somebody knows already that it has not
            }
        }
    }
}
