package culm.ee.persistence;

import culm.port.Token;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Has the statement that writes give back what it has written. */
final class ReturningArrivals implements Arrivals {

    private static final Columns GIVEN = Columns.of("of_id ended:count");
    private static final String ARRIVE = UPDATE.formatted("given.ended")
            + "FROM (SELECT " + GIVEN.unnested()
            + ") AS given WHERE id = given.of_id AND pending >= given.ended RETURNING "
            + TokenColumns.ALL.listed();

    @Override
    public List<Token> arrive(Session session, Map<String, Integer> ended, Instant now) {
        var ordered = new TreeMap<>(ended);
        var found = session.read(Query.of(
                ARRIVE,
                TokenColumns::read,
                Micros.of(now),
                ordered.keySet().toArray(String[]::new),
                ordered.values().toArray(Integer[]::new)));
        Arrivals.check(ended, found.size());
        return found.stream().filter(token -> token.pending() == 0).toList();
    }
}
