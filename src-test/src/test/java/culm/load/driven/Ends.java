package culm.load.driven;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;

/**
 * Looks into the database until runs have got somewhere. It looks at one of those that are still on their way, and at all of
 * them only when that one is there: so it costs the measured work next to nothing.
 */
final class Ends {

    private static final Duration LIMIT = Duration.ofMinutes(30);
    private static final long SHORTEST_PAUSE = 200_000;
    private static final int SHARE = 200;

    private static final String NOT_ENDED =
            """
            select run.id, run.failed > 0 from unnest(?) as given (id) join culm_run run on run.id = given.id
            where run.finished_at is null
            """;
    private static final String NOT_WAITING =
            """
            select token.run_id, token.status = 'FAILED' from unnest(?) as given (id)
            join culm_token token on token.run_id = given.id where token.status <> 'WAITING'
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
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(question)) {
            await(statement, List.copyOf(runs));
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }

    private static void await(PreparedStatement question, List<String> runs) throws SQLException {
        var began = System.nanoTime();
        var deadline = Instant.now().plus(LIMIT);
        var left = runs;
        while (!left.isEmpty()) {
            var last = left.subList(left.size() - 1, left.size());
            while (!left(question, last).isEmpty()) {
                if (Instant.now().isAfter(deadline)) {
                    throw new IllegalStateException("%d runs are not there after %s".formatted(left.size(), LIMIT));
                }
                LockSupport.parkNanos(Math.max(SHORTEST_PAUSE, (System.nanoTime() - began) / SHARE));
            }
            left = left(question, left.subList(0, left.size() - 1));
        }
    }

    private static List<String> left(PreparedStatement question, List<String> runs) throws SQLException {
        var left = new ArrayList<String>();
        if (runs.isEmpty()) {
            return left;
        }
        question.setArray(1, question.getConnection().createArrayOf("varchar", runs.toArray()));
        try (var answer = question.executeQuery()) {
            while (answer.next()) {
                if (answer.getBoolean(2)) {
                    throw new IllegalStateException("a node of %s has failed".formatted(answer.getString(1)));
                }
                left.add(answer.getString(1));
            }
        }
        return left;
    }
}
