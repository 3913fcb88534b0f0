package culm.local;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** Knocks at a database before a server is booted on it: a server that misses its database says so in a stack trace. */
final class DatabaseCheck {

    private static final int SECONDS = 5;

    private DatabaseCheck() {}

    static void require(DatabasePlan database) {
        if (database.kind() == DatabaseKind.H2) {
            return;
        }
        DriverManager.setLoginTimeout(SECONDS);
        try (var connection = DriverManager.getConnection(database.url(), credentials(database))) {
            if (!connection.isValid(SECONDS)) {
                throw new Trouble("The database %s does not answer.".formatted(database.shown()));
            }
        } catch (SQLException away) {
            throw new Trouble("The database %s does not answer: %s".formatted(database.shown(), oneLine(away)));
        }
    }

    private static Properties credentials(DatabasePlan database) {
        var credentials = new Properties();
        credentials.setProperty("user", database.user());
        credentials.setProperty("password", database.password());
        return credentials;
    }

    private static String oneLine(SQLException away) {
        return String.valueOf(away.getMessage()).strip().replaceAll("\\s*\\R\\s*", " ");
    }
}
