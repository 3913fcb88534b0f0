package culm.load.driven;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.DoubleSupplier;
import javax.sql.DataSource;

/**
 * Looks into the database until runs have got somewhere. It looks at one of those that are still on their way, and at all of
 * them only when that one is there: so it costs the measured work next to nothing. One run alone, on the server that it runs
 * on, is seen to end by the server's own count of ends that were committed.
 */
final class Ends {

    private static final Duration LIMIT = Duration.ofMinutes(30);
    private static final long SHORTEST_PAUSE = 200_000;
    private static final int SHARE = 200;

    /** Asked by keys alone: with a condition besides, the database would look through all runs that are on their way. */
    private static final String NOT_ENDED =
            "select id, finished_at is null, failed > 0 from culm_run where id = any (?)";

    private static final String NOT_WAITING =
            "select run_id, status <> 'WAITING', status = 'FAILED' from culm_token where run_id = any (?)";

    private static final long MOMENT = 50_000;

    private final DataSource database;
    private final DoubleSupplier ended;

    Ends(DataSource database) {
        this(database, null);
    }

    /** @param ended how many runs have ended on this server, or null if that cannot be seen from here */
    Ends(DataSource database, DoubleSupplier ended) {
        this.database = database;
        this.ended = ended;
    }

    /** The end of a run while there is no other. */
    interface End {
        void await(String run);
    }

    /** To be asked for before the run can end. */
    End next() {
        if (ended == null) {
            return run -> awaitEnded(List.of(run));
        }
        var before = ended.getAsDouble();
        return run -> {
            var deadline = Instant.now().plus(LIMIT);
            while (ended.getAsDouble() == before && Instant.now().isBefore(deadline)) {
                LockSupport.parkNanos(MOMENT);
            }
        };
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
                if (!answer.getBoolean(2)) {
                    continue;
                }
                if (answer.getBoolean(3)) {
                    throw new IllegalStateException("a node of %s has failed".formatted(answer.getString(1)));
                }
                left.add(answer.getString(1));
            }
        }
        return left;
    }
}
