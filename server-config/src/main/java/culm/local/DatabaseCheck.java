package culm.local;

import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import java.util.ServiceLoader;

/** Knocks at a database before a server is booted on it: a server that misses its database says so in a stack trace. */
final class DatabaseCheck {

    private static final int SECONDS = 5;

    private DatabaseCheck() {}

    static void require(DatabasePlan database) {
        if (database.kind() == DatabaseKind.H2) {
            return;
        }
        DriverManager.setLoginTimeout(SECONDS);
        try (var connection = connection(database)) {
            if (!connection.isValid(SECONDS)) {
                throw new Trouble("The database %s does not answer.".formatted(database.shown()));
            }
        } catch (SQLException away) {
            throw new Trouble("The database %s does not answer: %s".formatted(database.shown(), reason(away)));
        }
    }

    /** Not by DriverManager, which finds drivers once in a JVM: Maven runs us twice, with class loaders of their own. */
    private static Connection connection(DatabasePlan database) throws SQLException {
        for (var driver : ServiceLoader.load(Driver.class, DatabaseCheck.class.getClassLoader())) {
            var connection = driver.connect(database.url(), credentials(database));
            if (connection != null) {
                return connection;
            }
        }
        throw new SQLException("no driver knows such a URL");
    }

    private static Properties credentials(DatabasePlan database) {
        var credentials = new Properties();
        credentials.setProperty("user", database.user());
        credentials.setProperty("password", database.password());
        return credentials;
    }

    private static String reason(SQLException away) {
        var message = away.getCause() instanceof UnknownHostException host
                ? "there is no host " + host.getMessage()
                : String.valueOf(away.getMessage());
        return message.strip().replaceAll("\\s*\\R\\s*", " ");
    }
}
