package culm.load.driven;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;

/** Looks into the database until runs have got somewhere: it may cost the measured work a hundredth, not more. */
final class Ends {

    private static final Duration LIMIT = Duration.ofMinutes(30);
    private static final long SHORTEST_PAUSE = 200_000;
    private static final long PAUSE_FOR_EACH_RUN = 20_000;
    private static final int SHARE = 200;

    private static final String NOT_ENDED =
            """
            select count(*) filter (where finished_at is null), coalesce(sum(failed), 0)
            from culm_run where id = any(?)
            """;
    private static final String NOT_WAITING =
            """
            select count(*) filter (where status <> 'WAITING'), count(*) filter (where status = 'FAILED')
            from culm_token where run_id = any(?)
            """;

    private final DataSource database;

    Ends(DataSource database) {
        this.database = database;
    }

    void awaitEnded(Collection<String> runs) {
        await(NOT_ENDED, runs);
    }

    /** Until each of them waits for a callback. */
    void awaitWaiting(Collection<String> runs) {
        await(NOT_WAITING, runs);
    }

    private void await(String question, Collection<String> runs) {
        var began = System.nanoTime();
        var deadline = Instant.now().plus(LIMIT);
        var ids = runs.toArray(String[]::new);
        while (left(question, ids) > 0) {
            if (Instant.now().isAfter(deadline)) {
                throw new IllegalStateException("not all of %d runs are there after %s".formatted(ids.length, LIMIT));
            }
            var pause = Math.max(SHORTEST_PAUSE, ids.length * PAUSE_FOR_EACH_RUN);
            LockSupport.parkNanos(Math.max(pause, (System.nanoTime() - began) / SHARE));
        }
    }

    private long left(String question, String[] ids) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(question)) {
            statement.setArray(1, connection.createArrayOf("varchar", ids));
            try (var answer = statement.executeQuery()) {
                answer.next();
                if (answer.getLong(2) > 0) {
                    throw new IllegalStateException(answer.getLong(2) + " nodes have failed");
                }
                return answer.getLong(1);
            }
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }
}
