package culm.ee.persistence;

import culm.port.Token;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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
            + ") AS given WHERE id = ANY (ARRAY[given.of_id]) AND pending >= given.ended RETURNING given.place, pending)"
            + " SELECT place FROM arrived WHERE pending = 0"
            + " UNION ALL SELECT -1 / CAST((SELECT COUNT(*) FROM arrived) = ? AS int)";

    private static final String FORKS =
            "SELECT %s FROM culm_token WHERE id = ANY (?)".formatted(TokenColumns.ALL.listed());

    @Override
    public Supplier<List<Token>> arrive(Sessions sessions, Map<String, Integer> ended, Instant now) {
        var ordered = new TreeMap<>(ended);
        var forks = ordered.keySet().toArray(String[]::new);
        var complete = sessions.session()
                .readLast(Query.of(
                        ARRIVE,
                        Row::count,
                        Micros.of(now),
                        forks,
                        ordered.values().toArray(Integer[]::new),
                        IntStream.range(0, forks.length).boxed().toArray(Integer[]::new),
                        forks.length));
        return () -> ready(sessions.session(), complete.get(), forks);
    }

    /** Others may have taken one by now: then they go on with it. */
    private static List<Token> ready(Session session, List<Integer> places, String[] forks) {
        var ids = places.stream()
                .filter(place -> place != NONE)
                .map(place -> forks[place])
                .toArray(String[]::new);
        return ids.length == 0
                ? List.of()
                : session.read(Query.of(FORKS, TokenColumns::read, (Object) ids)).stream()
                        .filter(token -> token.status() == Token.Status.READY)
                        .toList();
    }
}
