package culm.ee.persistence;

import culm.port.Backlog;
import culm.port.Overdue;
import culm.port.StaleToken;
import culm.port.Standing;
import culm.port.Token;
import culm.port.Token.Phase;
import culm.port.TokenRef;
import culm.port.Tokens;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Tokens in the database. Who may change one is decided by the database, in the condition of each UPDATE. */
public final class JpaTokens implements Tokens {

    /** What {@link Token#held} and a halted run mean to a token. */
    private static final String NOT_STOPPED =
            """
            (row.phase NOT IN (culm.port.Token.Phase.ENTER, culm.port.Token.Phase.RETRY, culm.port.Token.Phase.JOIN)
             OR (row.heldBy IS NULL
                 AND run.state IN (culm.state.State.READY, culm.state.State.RUNNING)))
            """;

    private static final String WITH_RUN = "SELECT row.id, row.version, run.priority, run.queue, %s"
            + " FROM TokenRow row, RunRow run WHERE run.id = row.runId AND ";

    private static final String DUE = WITH_RUN.formatted("row.due")
            + "run.queue = :queue AND row.status = culm.port.Token.Status.WAITING AND row.due <= :now AND "
            + NOT_STOPPED
            + " ORDER BY row.due";

    private static final String FORGOTTEN = WITH_RUN.formatted("row.since")
            + "run.queue = :queue AND row.status = culm.port.Token.Status.READY AND row.since <= :since AND "
            + NOT_STOPPED
            + " ORDER BY row.since";

    private static final String HELD = "SELECT row.owner, COUNT(row) FROM TokenRow row"
            + " WHERE row.status = culm.port.Token.Status.CLAIMED GROUP BY row.owner";

    private static final String BACKLOGS = "SELECT run.queue, COUNT(row), MIN(row.since) FROM TokenRow row, RunRow run"
            + " WHERE run.id = row.runId AND row.status = culm.port.Token.Status.READY AND " + NOT_STOPPED
            + " GROUP BY run.queue";

    private static final String TOUCH = "UPDATE TokenRow row SET row.version = row.version + 1 WHERE row.runId = :run"
            + " AND row.status NOT IN (culm.port.Token.Status.FAILED, culm.port.Token.Status.SUSPENDED)";

    private static final String CLAIM =
            """
            UPDATE culm_token
            SET status = 'CLAIMED', owner = ?, claim = claim + 1, due = NULL, since = ?, version = version + 1
            WHERE id = ? AND version = ?
              AND (status = 'READY' OR (status = 'WAITING' AND due <= ?))
              AND (phase NOT IN ('ENTER', 'RETRY', 'JOIN')
                   OR (held_by IS NULL
                       AND EXISTS (SELECT 1 FROM culm_run
                                   WHERE culm_run.id = culm_token.run_id
                                     AND culm_run.state IN ('READY', 'RUNNING'))))
            """;

    /** The count comes last: MariaDB shows what is already assigned to the assignments after it. */
    private static final String ARRIVE =
            """
            UPDATE culm_token
            SET status = CASE WHEN pending = 1 THEN 'READY' ELSE status END,
                since = CASE WHEN pending = 1 THEN ? ELSE since END,
                version = version + 1,
                pending = pending - 1
            WHERE id = ? AND pending > 0
            """;

    private final EntityManager entities;
    private final Rows<TokenRow> rows;

    public JpaTokens(EntityManager entities) {
        this.entities = entities;
        this.rows = new Rows<>(entities, TokenRow.class);
    }

    @Override
    public void add(Collection<Token> tokens) {
        rows.insert(tokens.stream().map(TokenRow::new).toList());
    }

    @Override
    public Optional<Token> find(String id) {
        return rows.find(id).map(TokenRow::token);
    }

    @Override
    public List<Token> ofRun(String runId) {
        return rows.where("row.runId = :run")
                .setParameter("run", runId)
                .getResultStream()
                .map(TokenRow::token)
                .toList();
    }

    @Override
    public Optional<Token> at(String runId, String nodeId) {
        return rows.where("row.runId = :run AND row.nodeId = :node AND row.phase <> :join")
                .setParameter("run", runId)
                .setParameter("node", nodeId)
                .setParameter("join", Phase.JOIN)
                .getResultStream()
                .findFirst()
                .map(TokenRow::token);
    }

    @Override
    public Optional<Standing> standing(String id) {
        return find(id).map(token -> new Standing(
                token,
                new Rows<>(entities, RunRow.class)
                        .find(token.runId())
                        .orElseThrow()
                        .run()));
    }

    @Override
    public void replace(Collection<Token> all) {
        for (var next : all) {
            var replaced = TokenRow.change(rows, next).where("row.id = :id AND row.version = :version", seen(next));
            fence(next, replaced);
        }
    }

    @Override
    public void remove(Collection<Token> all) {
        all.forEach(ended -> fence(ended, rows.delete("row.id = :id AND row.version = :version", seen(ended))));
    }

    private static Map<String, Object> seen(Token token) {
        return Map.of("id", token.id(), "version", token.version());
    }

    private static void fence(Token seen, int changed) {
        if (changed == 0) {
            throw new StaleToken(seen.id(), seen.version());
        }
    }

    @Override
    public List<Token> arrive(Map<String, Integer> ended, Instant now) {
        var ready = new java.util.ArrayList<Token>();
        ended.forEach((fork, count) -> {
            for (int i = 0; i < count; i++) {
                entities.createNativeQuery(ARRIVE)
                        .setParameter(1, Micros.of(now))
                        .setParameter(2, fork)
                        .executeUpdate();
            }
            find(fork).filter(token -> token.pending() == 0).ifPresent(ready::add);
        });
        return ready;
    }

    @Override
    public void touch(String runId) {
        entities.createQuery(TOUCH).setParameter("run", runId).executeUpdate();
    }

    @Override
    public List<Overdue> due(String queue, Instant now, int limit) {
        var query = rows.query(DUE, Object[].class).setParameter("queue", queue).setParameter("now", Micros.of(now));
        return overdue(query, limit);
    }

    private static List<Overdue> overdue(TypedQuery<Object[]> query, int limit) {
        return query.setMaxResults(limit)
                .getResultStream()
                .map(found -> new Overdue(
                        new TokenRef((String) found[0], (long) found[1], (int) found[2], (String) found[3]),
                        Micros.toInstant((Long) found[4])))
                .toList();
    }

    @Override
    public Map<String, Integer> held() {
        return rows.query(HELD, Object[].class)
                .getResultStream()
                .collect(Collectors.toMap(found -> (String) found[0], found -> count(found[1])));
    }

    @Override
    public List<Backlog> backlogs() {
        return rows.query(BACKLOGS, Object[].class)
                .getResultStream()
                .map(found -> new Backlog((String) found[0], count(found[1]), Micros.toInstant((Long) found[2])))
                .toList();
    }

    private static int count(Object found) {
        return ((Number) found).intValue();
    }

    @Override
    public List<Token> claimed(int limit) {
        return rows.where("row.status = culm.port.Token.Status.CLAIMED ORDER BY row.since")
                .setMaxResults(limit)
                .getResultStream()
                .map(TokenRow::token)
                .toList();
    }

    @Override
    public List<Overdue> forgotten(String queue, Instant since, int limit) {
        var query = rows.query(FORGOTTEN, Object[].class)
                .setParameter("queue", queue)
                .setParameter("since", Micros.of(since));
        return overdue(query, limit);
    }
}
