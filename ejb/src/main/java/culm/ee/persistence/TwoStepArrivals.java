package culm.ee.persistence;

import culm.port.Token;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Writes, and then looks. */
final class TwoStepArrivals implements Arrivals {

    private static final Write ARRIVE = new Write(
            UPDATE.formatted("?") + "WHERE id = ? AND pending >= ?",
            null,
            List.of(Type.COUNT, Type.COUNT, Type.NUMBER, Type.COUNT, Type.TEXT, Type.COUNT));

    @Override
    public Supplier<List<Token>> arrive(
            Sessions sessions, Map<String, Integer> ended, Map<String, Token> known, Instant now) {
        var session = sessions.session();
        var rows = new ArrayList<Object[]>();
        new TreeMap<>(ended)
                .forEach((id, count) -> rows.add(new Object[] {count, count, Micros.of(now), count, id, count}));
        session.write(ARRIVE, rows, () -> Arrivals.waitsForNone(ended));
        var joined = ended.keySet().stream()
                .sorted()
                .flatMap(id -> session.read(Query.of(TokenStatements.FIND, TokenColumns::read, id)).stream())
                .filter(token -> token.pending() == 0)
                .toList();
        return () -> joined;
    }
}
