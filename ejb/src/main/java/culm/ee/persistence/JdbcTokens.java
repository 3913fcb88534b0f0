package culm.ee.persistence;

import culm.port.Backlog;
import culm.port.NodeRun;
import culm.port.Overdue;
import culm.port.Spot;
import culm.port.StaleToken;
import culm.port.Standing;
import culm.port.Token;
import culm.port.TokenRef;
import culm.port.Tokens;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Tokens in the database. Who may change one is decided by the database, in the condition of each UPDATE. */
public final class JdbcTokens implements Tokens {

    private static final Columns SEEN = Columns.of("id version:number");

    private static final Write ADD = Write.insert("culm_token", TokenColumns.ALL);
    static final Write REPLACE =
            Write.update("culm_token", TokenColumns.CHANGING, ", version = culm_token.version + 1", SEEN);
    static final Write REMOVE = Write.delete("culm_token", SEEN);

    private final Sessions sessions;
    private final KnownRuns runs;
    private final Arrivals arrivals;
    private final TokenStatements statements;

    public JdbcTokens(Sessions sessions, Database database, KnownRuns runs) {
        this.sessions = sessions;
        this.runs = runs;
        this.arrivals = database.arrivals();
        this.statements = TokenStatements.in(database);
    }

    private record Found(Token token, Instant createdAt, RunColumns.Present run) {
        private static Found read(Row row) throws SQLException {
            return new Found(TokenColumns.read(row), row.time(), RunColumns.Present.read(row));
        }
    }

    @Override
    public void add(Collection<Token> tokens) {
        var rows = tokens.stream()
                .map(token -> TokenColumns.values(token).toArray())
                .toList();
        sessions.session().write(ADD, rows);
    }

    @Override
    public Optional<Token> find(String id) {
        return sessions.session().first(Query.of(TokenStatements.FIND, TokenColumns::read, id));
    }

    @Override
    public List<Token> ofRun(String runId) {
        return sessions.session().read(Query.of(TokenStatements.OF_RUN, TokenColumns::read, runId));
    }

    @Override
    public Optional<Token> at(String runId, String nodeId) {
        return sessions.session().first(Query.of(TokenStatements.AT, TokenColumns::read, runId, nodeId));
    }

    private record FoundAt(NodeRun node, Found found) {
        private static FoundAt read(Row row) throws SQLException {
            var node = NodeColumns.whole(row.text(), row);
            return new FoundAt(node, row.count() == 0 ? null : Found.read(row));
        }
    }

    @Override
    public Optional<Standing> standing(String id) {
        var session = sessions.session();
        return session.during(() ->
                session.first(Query.of(statements.standing(), Found::read, id)).map(found -> standing(session, found)));
    }

    @Override
    public Optional<Spot> spot(String nodeId) {
        var session = sessions.session();
        return session.during(() -> session.first(Query.of(statements.spot(), FoundAt::read, nodeId))
                .map(at ->
                        new Spot(at.node(), Optional.ofNullable(at.found()).map(found -> standing(session, found)))));
    }

    private Standing standing(Session session, Found found) {
        var runId = found.token().runId();
        var beginning = runs.beginning(session, runId, found.createdAt());
        return new Standing(found.token(), found.run().of(runId, beginning));
    }

    @Override
    public void replace(Collection<Token> next) {
        fenced(REPLACE, next, token -> Stream.concat(TokenColumns.changing(token), seen(token)));
    }

    @Override
    public void remove(Collection<Token> ended) {
        fenced(REMOVE, ended, JdbcTokens::seen);
    }

    private static Stream<Object> seen(Token token) {
        return Stream.of(token.id(), token.version());
    }

    private interface Values {
        Stream<Object> of(Token token);
    }

    private void fenced(Write write, Collection<Token> tokens, Values values) {
        var ordered = tokens.stream().sorted(Comparator.comparing(Token::id)).toList();
        var rows = ordered.stream().map(token -> values.of(token).toArray()).toList();
        sessions.session().write(write, rows, () -> StaleToken.among(ordered));
    }

    @Override
    public Supplier<List<Token>> arrive(Map<String, Integer> ended, Map<String, Token> known, Instant now) {
        return ended.isEmpty() ? List::of : arrivals.arrive(sessions, ended, known, now);
    }

    @Override
    public void touch(String runId) {
        sessions.session().write(TokenStatements.TOUCH, List.<Object[]>of(new Object[] {runId}));
    }

    @Override
    public List<Overdue> due(String queue, Instant now, int limit) {
        return overdue(statements.due(), queue, now, limit);
    }

    @Override
    public List<Token> late(Instant now, int limit) {
        return sessions.session().read(Query.of(TokenStatements.LATE, TokenColumns::read, Micros.of(now), limit));
    }

    @Override
    public List<Overdue> forgotten(String queue, Instant since, int limit) {
        return overdue(statements.forgotten(), queue, since, limit);
    }

    private List<Overdue> overdue(String sql, String queue, Instant time, int limit) {
        return sessions.session().read(Query.of(sql, JdbcTokens::overdue, queue, Micros.of(time), limit));
    }

    private static Overdue overdue(Row row) throws SQLException {
        return new Overdue(new TokenRef(row.text(), row.number(), row.count(), row.text()), row.time());
    }

    @Override
    public Map<String, Integer> held() {
        var held = new HashMap<String, Integer>();
        sessions.session()
                .read(Query.of(TokenStatements.HELD, row -> Map.entry(row.text(), row.count())))
                .forEach(server -> held.put(server.getKey(), server.getValue()));
        return held;
    }

    @Override
    public List<Backlog> backlogs() {
        return sessions.session()
                .read(Query.of(statements.backlogs(), row -> new Backlog(row.text(), row.count(), row.time())));
    }

    @Override
    public List<Token> claimed(int limit) {
        return sessions.session().read(Query.of(TokenStatements.CLAIMED, TokenColumns::read, limit));
    }
}
