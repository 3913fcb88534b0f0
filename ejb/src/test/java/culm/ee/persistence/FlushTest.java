package culm.ee.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import culm.port.Given;
import culm.port.Stores;
import culm.port.Token;
import culm.port.Transactions.Unflushed;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGConnectionPoolDataSource;

/** What is left of unflushed transactions when the database falls. It writes its log by itself only after ten seconds here. */
class FlushTest {

    @TempDir
    private Path directory;

    private EmbeddedPostgres postgres;
    private JdbcConnectionPool pool;
    private Stores stores;

    @BeforeEach
    void start() throws IOException {
        assumeTrue(TestDatabase.shared().kind() == Database.POSTGRESQL);
        postgres = EmbeddedPostgres.builder()
                .setDataDirectory(directory.resolve("data"))
                .setCleanDataDirectory(false)
                .setServerConfig("unix_socket_directories", "") // one would be left behind by what is killed
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("wal_writer_delay", "10s")
                .start();
        var source = new PGConnectionPoolDataSource();
        source.setUrl(postgres.getJdbcUrl("postgres", "postgres"));
        pool = JdbcConnectionPool.create(source);
        stores = new TestDatabase(pool).stores();
    }

    @AfterEach
    void stop() throws IOException {
        if (postgres != null) {
            pool.dispose();
            postgres.close();
        }
    }

    /** Without a chance to write anything. */
    private void fallAndRise() throws IOException {
        var process =
                Files.readAllLines(directory.resolve("data/postmaster.pid")).get(0);
        var postmaster = ProcessHandle.of(Long.parseLong(process)).orElseThrow();
        postmaster.destroyForcibly();
        postmaster.onExit().join();
        stop();
        start();
    }

    private Token added(String id) {
        var token = Given.token(id, "run");
        stores.transactions().run(() -> stores.tokens().add(List.of(token)));
        return token;
    }

    private Unflushed<Object> moveUnflushed(Token token) {
        return stores.transactions().unflushed(() -> {
            stores.tokens().replace(List.of(token.change().pass(7).make()));
            return null;
        });
    }

    private int pass(String token) {
        return stores.tokens().find(token).orElseThrow().pass();
    }

    @Test
    void whatWasFlushedIsThereWhenTheDatabaseHasFallen() throws IOException {
        try (var flushed = moveUnflushed(added("flushed"))) {
            flushed.flush();
        }
        var not = added("not");
        moveUnflushed(not).close();
        assertThat(pass("not")).isEqualTo(7);

        fallAndRise();

        assertThat(pass("flushed")).isEqualTo(7);
        assertThat(pass("not")).isEqualTo(not.pass());
    }

    @Test
    void whatCanBeSeenIsFlushed() throws IOException {
        moveUnflushed(added("seen")).close();
        stores.transactions().flush();

        fallAndRise();

        assertThat(pass("seen")).isEqualTo(7);
    }

    @Test
    void whatWasCommittedBeforeTheFallIsNotFlushedAfterIt() throws IOException {
        try (var lost = moveUnflushed(added("lost"))) {
            fallAndRise();
            stores.transactions().flush();

            assertThatThrownBy(lost::flush).isInstanceOf(DatabaseRefusal.class);
        }
    }

    @Test
    void theNextTransactionOfAConnectionWaitsForTheDisk() throws SQLException {
        moveUnflushed(added("token")).close();

        try (var connection = pool.getConnection();
                var answer = connection.createStatement().executeQuery("SHOW synchronous_commit")) {
            answer.next();
            assertThat(answer.getString(1)).isEqualTo("on");
        }
    }

    @Test
    void whoMayNotWriteWordsIntoTheLogWaitsWithEachTransaction() throws SQLException {
        try (var connection = pool.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("CREATE ROLE careful LOGIN");
            statement.execute("GRANT ALL ON SCHEMA public TO careful");
            statement.execute("REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA pg_catalog FROM PUBLIC");
        }
        var source = new PGConnectionPoolDataSource();
        source.setUrl(postgres.getJdbcUrl("careful", "postgres"));
        var theirs = JdbcConnectionPool.create(source);

        var forbidden = new LocalTransactions(theirs::getConnection, Database.POSTGRESQL);
        theirs.dispose();

        assertThat(forbidden.flushesLater()).isFalse();
    }
}
