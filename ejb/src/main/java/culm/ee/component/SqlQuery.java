package culm.ee.component;

import culm.component.BuiltIn;
import culm.component.Inputs;
import culm.component.WrongInput;
import culm.plugin.Activity;
import culm.plugin.Answer;
import culm.plugin.Plugin;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;

/** Makes one statement in a data source, with bound parameters. What a query has read is rolled back, whatever it was. */
@Plugin(code = "sql_query", name = "SQL query", group = "built-in")
public final class SqlQuery extends BuiltIn {

    private static final int USUAL_SECONDS = 30;

    private final BuiltInSettings.SqlSettings settings;
    private final Offered sources;
    private final Map<String, Statement> running = new ConcurrentHashMap<>();

    SqlQuery(BuiltInSettings.SqlSettings settings, Offered.Lookup lookup) {
        this.settings = settings;
        this.sources = new Offered("sql-sources", settings.sources(), lookup);
    }

    /** @param rows how many are put out at most */
    private record Asked(String sql, List<Object> parameters, int seconds, int rows) {}

    @Override
    protected Answer begin(Activity activity, Inputs inputs) {
        inputs.only("source", "sql", "parameters", "mode", "max_rows", "timeout_seconds");
        var name = inputs.text("source");
        var update = inputs.choice("mode", "query", List.of("query", "update")).equals("update");
        if (update && !settings.writable().contains(name)) {
            throw new WrongInput("in '%s' nothing may be written (sql-writable)".formatted(name));
        }
        var most = (int) settings.timeout().toSeconds();
        var asked = new Asked(
                single(inputs.text("sql")),
                inputs.list("parameters"),
                inputs.integer("timeout_seconds", Math.min(USUAL_SECONDS, most), 1, most),
                inputs.integer("max_rows", settings.mostRows(), 1, settings.mostRows()));
        var source = sources.find(name, DataSource.class);
        try (var connection = source.getConnection()) {
            return update ? update(activity, connection, asked) : query(activity, connection, asked);
        } catch (SQLException refused) {
            return Answer.failed("%s: %s (SQLSTATE %s)".formatted(name, refused.getMessage(), refused.getSQLState()));
        }
    }

    /** A second statement could end the transaction in which the first one can do no harm. */
    private static String single(String sql) {
        var text = sql.strip();
        var one = text.endsWith(";") ? text.substring(0, text.length() - 1) : text;
        if (one.contains(";")) {
            throw new WrongInput("sql must be one statement; a text with ; in it can be a parameter");
        }
        return one;
    }

    private Answer query(Activity activity, Connection connection, Asked asked) throws SQLException {
        try (var mode = new Unkept(connection);
                var statement = prepared(connection, asked)) {
            statement.setMaxRows(asked.rows() + 1);
            watched(activity, statement, () -> {
                try (var results = statement.executeQuery()) {
                    new Rows(results, asked.rows()).putOut(activity.outputs());
                }
            });
        }
        return Answer.done();
    }

    private Answer update(Activity activity, Connection connection, Asked asked) throws SQLException {
        try (var statement = prepared(connection, asked)) {
            watched(activity, statement, () -> activity.outputs().put("updated", (long) statement.executeUpdate()));
        }
        return Answer.done();
    }

    private interface Work {
        void make() throws SQLException;
    }

    private void watched(Activity activity, Statement statement, Work work) throws SQLException {
        running.put(activity.version(), statement);
        try {
            if (activity.cancelled()) {
                throw new SQLException("the node was forced to fail");
            }
            work.make();
        } finally {
            running.remove(activity.version());
        }
    }

    @Override
    public void cancel(Activity activity) {
        var statement = running.get(activity.version());
        if (statement != null) {
            try {
                statement.cancel();
            } catch (SQLException over) {
                // it has come to its end, or its time limit will end it
            }
        }
    }

    private static PreparedStatement prepared(Connection connection, Asked asked) throws SQLException {
        var statement = connection.prepareStatement(asked.sql());
        try {
            statement.setQueryTimeout(asked.seconds());
            for (int i = 0; i < asked.parameters().size(); i++) {
                statement.setObject(i + 1, bound(i, asked.parameters().get(i)));
            }
            return statement;
        } catch (SQLException | RuntimeException refused) {
            statement.close();
            throw refused;
        }
    }

    private static Object bound(int index, Object value) {
        if (value instanceof List || value instanceof Map) {
            throw new WrongInput("parameters[%d] must be a text, a number, a boolean or null".formatted(index));
        }
        return value instanceof BigInteger whole ? new BigDecimal(whole) : value;
    }

    /** A connection in which nothing is kept, until it is given back as it was. */
    private static final class Unkept implements AutoCloseable {

        private final Connection connection;
        private final boolean autoCommit;
        private final boolean readOnly;

        Unkept(Connection connection) throws SQLException {
            this.connection = connection;
            this.autoCommit = connection.getAutoCommit();
            this.readOnly = connection.isReadOnly();
            connection.setReadOnly(true);
            connection.setAutoCommit(false);
        }

        @Override
        public void close() throws SQLException {
            connection.rollback();
            connection.setAutoCommit(autoCommit);
            connection.setReadOnly(readOnly);
        }
    }
}
