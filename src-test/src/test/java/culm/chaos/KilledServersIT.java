package culm.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import culm.local.DatabasePlan;
import culm.system.ServerDirectories;
import culm.system.Waiting;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Servers are killed at random moments: runs end all the same, nothing is executed twice behind anyone's back. */
@Timeout(value = 1, unit = TimeUnit.HOURS) // the suite at its full length
class KilledServersIT {

    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final int SHORTEST_LIFE = 200;
    private static final int LONGEST_LIFE = 3_000;

    private final Extent extent = Extent.asked();

    @Test
    void oneServerOnH2() {
        var cluster = Cluster.start("killed-h2", DatabasePlan.h2(), 1);
        try (cluster) {
            var runs = killWhileRunning(cluster);
            runs.check();
            cluster.close();
            assertThat(booked(h2(cluster))).isEqualTo(runs.bookings());
        }
    }

    private static DataSource h2(Cluster cluster) {
        var source = new JdbcDataSource();
        source.setUrl("jdbc:h2:file:" + cluster.server(0).plan().directory().resolve("data/culm"));
        source.setUser("sa");
        source.setPassword("sa");
        return source;
    }

    /** In a build two of them are enough. */
    @Test
    @EnabledIfSystemProperty(named = "culm.chaos.kills", matches = "\\d+")
    void oneServerOnPostgres() {
        onPostgres("killed-one", 1);
    }

    @Test
    void twoServersOnPostgres() {
        onPostgres("killed-two", 2);
    }

    private void onPostgres(String purpose, int servers) {
        var root = Path.of(System.getProperty("culm.root"));
        try (var postgres = new PostgresUnderTest(ServerDirectories.fresh(root, "postgres"));
                var cluster = Cluster.start(purpose, postgres.plan(), servers)) {
            var runs = killWhileRunning(cluster);
            runs.check();
            assertThat(booked(postgres.source())).isEqualTo(runs.bookings());
        }
    }

    private Runs killWhileRunning(Cluster cluster) {
        var chance = extent.chance();
        var runs = new Runs(cluster.any(), "k");
        for (int kill = 0; kill < extent.kills(); kill++) {
            runs.start(extent.runs() * (kill + 1) / extent.kills() - extent.runs() * kill / extent.kills());
            runs.operate();
            Waiting.pause(Duration.ofMillis(SHORTEST_LIFE + chance.nextInt(LONGEST_LIFE - SHORTEST_LIFE)));
            cluster.killAndStartAgain(chance.nextInt(cluster.size()));
        }
        runs.bringToTheirEnd(LIMIT);
        cluster.witness().check();
        return runs;
    }

    private static Set<String> booked(DataSource source) {
        try (var connection = source.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT node_id FROM chaos_booking")) {
            var nodes = new TreeSet<String>();
            while (rows.next()) {
                nodes.add(rows.getString(1));
            }
            return nodes;
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }
}
