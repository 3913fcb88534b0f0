package culm.load;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/** The same database without any engine: as many commits as a workload has activities, each with one new row and one update. */
final class Floor {

    private static final double NANOS = 1e9;

    private final LoadDatabase database;
    private final AtomicLong taken = new AtomicLong();

    Floor(LoadDatabase database) {
        this.database = database;
        database.run(
                "drop table if exists load_floor",
                """
                create table load_floor (id bigint primary key, run_id bigint, name varchar(64), state varchar(16),
                started_at timestamp, ended_at timestamp, inputs varchar(2000), outputs varchar(2000))
                """,
                "create index load_floor_run on load_floor (run_id)");
    }

    /** Returns the seconds that so many clients need for so many commits. */
    double seconds(long commits, int clients) {
        var pool = Executors.newFixedThreadPool(clients);
        var connected = new CyclicBarrier(clients + 1);
        try {
            var end = taken.get() + commits;
            var parts = new ArrayList<Future<Void>>();
            for (int i = 0; i < clients; i++) {
                parts.add(pool.submit(() -> client(connected, end)));
            }
            connected.await();
            var began = System.nanoTime();
            for (var part : parts) {
                part.get();
            }
            taken.set(end);
            return (System.nanoTime() - began) / NANOS;
        } catch (ExecutionException | InterruptedException | BrokenBarrierException failed) {
            throw new IllegalStateException(failed);
        } finally {
            pool.shutdownNow();
        }
    }

    private Void client(CyclicBarrier connected, long end) throws Exception {
        try (var connection = database.source().getConnection()) {
            connection.setAutoCommit(false);
            connected.await();
            commitUntil(end, connection);
        }
        return null;
    }

    private void commitUntil(long end, Connection connection) throws SQLException {
        try (var insert = connection.prepareStatement(
                        """
                        insert into load_floor (id, run_id, name, state, started_at, inputs)
                        values (?, ?, ?, 'RUNNING', current_timestamp, ?)
                        """);
                var update = connection.prepareStatement(
                        """
                        update load_floor set state = 'FINISHED', ended_at = current_timestamp, outputs = ? where id = ?
                        """)) {
            for (long id = taken.incrementAndGet(); id <= end; id = taken.incrementAndGet()) {
                insert.setLong(1, id);
                insert.setLong(2, id / 1000);
                insert.setString(3, "activity " + id);
                insert.setString(4, "{\"v\":%d}".formatted(id));
                insert.executeUpdate();
                update.setString(1, "{\"v\":%d}".formatted(id + 1));
                update.setLong(2, id);
                update.executeUpdate();
                connection.commit();
            }
        }
    }
}
