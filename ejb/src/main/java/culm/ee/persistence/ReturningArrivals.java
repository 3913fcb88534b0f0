package culm.ee.persistence;

import culm.port.Token;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Has the statement that writes say what came of it, in numbers alone, as {@link Pipelined} wants. */
final class ReturningArrivals implements Arrivals {

    private static final Columns GIVEN = Columns.of("of_id ended:count place:count");
    private static final int NONE = -1;

    /** A row more than forks that are complete; it fails if one of all was not found to wait for its branches. */
    static final String ARRIVE = "WITH arrived AS (" + UPDATE.formatted("given.ended")
            + "FROM (SELECT " + GIVEN.unnested()
            + ") AS given WHERE id = ANY (ARRAY[given.of_id]) AND pending >= given.ended RETURNING given.place, pending, version)"
            + " SELECT place, version FROM arrived WHERE pending = 0"
            + " UNION ALL SELECT -1 / CAST((SELECT COUNT(*) FROM arrived) = ? AS int), CAST(0 AS bigint)";

    private static final String FORKS =
            "SELECT %s FROM culm_token WHERE id = ANY (?)".formatted(TokenColumns.ALL.listed());

    private record Complete(int place, long version) {
        private static Complete read(Row row) throws SQLException {
            return new Complete(row.count(), row.number());
        }
    }

    @Override
    public Supplier<List<Token>> arrive(
            Sessions sessions, Map<String, Integer> ended, Map<String, Token> known, Instant now) {
        var ordered = new TreeMap<>(ended);
        var forks = ordered.keySet().toArray(String[]::new);
        var complete = sessions.session()
                .readLast(Query.of(
                        ARRIVE,
                        Complete::read,
                        Micros.of(now),
                        forks,
                        ordered.values().toArray(Integer[]::new),
                        IntStream.range(0, forks.length).boxed().toArray(Integer[]::new),
                        forks.length));
        return () -> ready(sessions.session(), complete.get(), forks, known, now);
    }

    /** Those that others have changed are read. */
    private static List<Token> ready(
            Session session, List<Complete> complete, String[] forks, Map<String, Token> known, Instant now) {
        var ready = new ArrayList<Token>();
        var changed = new ArrayList<String>();
        for (var fork : complete) {
            if (fork.place() != NONE) {
                var id = forks[fork.place()];
                asKnown(known.get(id), fork.version(), now).ifPresentOrElse(ready::add, () -> changed.add(id));
            }
        }
        ready.addAll(read(session, changed));
        return ready;
    }

    private static Optional<Token> asKnown(Token known, long version, Instant now) {
        return Optional.ofNullable(known)
                .filter(before -> before.version() + 1 == version)
                .map(before -> before.change()
                        .status(Token.Status.READY)
                        .since(now)
                        .pending(0)
                        .version(version)
                        .make());
    }

    /** Others may have taken one by now: then they go on with it. */
    private static List<Token> read(Session session, List<String> ids) {
        return ids.isEmpty()
                ? List.of()
                : session.read(Query.of(FORKS, TokenColumns::read, (Object) ids.toArray(String[]::new))).stream()
                        .filter(token -> token.status() == Token.Status.READY)
                        .toList();
    }
}
