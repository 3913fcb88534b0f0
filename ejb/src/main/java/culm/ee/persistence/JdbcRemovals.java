package culm.ee.persistence;

import culm.ee.persistence.RunTables.Key;
import culm.port.Attempt;
import culm.port.AuditEntry;
import culm.port.CopyName;
import culm.port.Labels;
import culm.port.NodeRun;
import culm.port.Remains;
import culm.port.Removals;
import culm.port.Run;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Removal from the database, by many rows at a time. */
public final class JdbcRemovals implements Removals {

    private static final String NOTHING_ELSE = " AND NOT EXISTS (SELECT 1 FROM culm_token WHERE run_id = culm_run.id)"
            + " AND NOT EXISTS (SELECT 1 FROM culm_event WHERE run_id = culm_run.id)"
            + " AND NOT EXISTS (SELECT 1 FROM culm_event_new WHERE run_id = culm_run.id)";
    private static final String ASKED_FOR = "remove_after <= ? AND finished_at IS NOT NULL";
    private static final String OLD = "finished_at < ? AND remove_after IS NULL";
    private static final String DUE = "SELECT id FROM culm_run WHERE %s%s ORDER BY %s LIMIT ?";
    private static final String COUNT =
            "SELECT COUNT(*) FROM (SELECT 1 AS one FROM culm_run WHERE %s LIMIT ?) AS counted";

    private static final String RUNS = "SELECT %s FROM culm_run WHERE id".formatted(RunColumns.ALL.listed());
    private static final String NODES = "SELECT %s FROM culm_node WHERE run_id".formatted(NodeColumns.ALL.listed());
    private static final String SIZES = "SELECT run_id, COUNT(*) FROM culm_node WHERE run_id";
    private static final String ATTEMPTS = "SELECT id, node_id, %s FROM culm_attempt WHERE node_id"
            .formatted(NodeColumns.HEAD.and(NodeColumns.DATA).listed());
    private static final String AUDIT = "SELECT %s FROM culm_audit WHERE run_id".formatted(JdbcAuditLog.ALL.listed());
    private static final String ENTRIES = "SELECT DISTINCT entry FROM culm_node WHERE entry IS NOT NULL AND run_id";
    private static final String PAST_ENTRIES =
            "SELECT DISTINCT entry FROM culm_attempt WHERE entry IS NOT NULL AND node_id";

    private static final String REMOVE_AFTER = "SELECT remove_after FROM culm_run WHERE id = ?";
    private static final Write SET_REMOVE_AFTER =
            Write.update("culm_run", Columns.of("remove_after:number"), "", Columns.of("id"));

    private static final String OLD_AUDIT = "SELECT id FROM culm_audit WHERE happened_at < ? ORDER BY id LIMIT ?";
    private static final Write REMOVE_AUDIT = Write.delete("culm_audit", Columns.of("id"));

    private static final String UNUSED = "SELECT hash FROM culm_definition WHERE used_at < ?";
    private static final String USED = "SELECT DISTINCT definition_hash FROM culm_run";
    private static final Write REMOVE_DEFINITION = new Write(
            "DELETE FROM culm_definition WHERE hash = ? AND used_at < ?", null, List.of(Type.TEXT, Type.NUMBER));

    private final Sessions sessions;
    private final Database database;
    private final Labels labels;
    private final Write claim;

    public JdbcRemovals(Sessions sessions, Database database) {
        this.sessions = sessions;
        this.database = database;
        this.labels = new JdbcLabels(sessions, database);
        this.claim = new Write(
                "UPDATE culm_duty SET holder = ?, held_until = %s + ? WHERE name = 'care' AND (holder = ? OR held_until <= %s)"
                        .formatted(database.now(), database.now()),
                null,
                List.of(Type.TEXT, Type.NUMBER, Type.TEXT));
    }

    @Override
    public boolean claim(String holder, Duration lease) {
        var session = sessions.session();
        return session.during(() -> {
            session.write(claim, List.<Object[]>of(new Object[] {holder, lease.toNanos() / 1_000, holder}));
            return session.first(Query.of("SELECT holder FROM culm_duty WHERE name = 'care'", Row::text))
                    .filter(holder::equals)
                    .isPresent();
        });
    }

    @Override
    public List<String> due(Instant now, Instant endedBefore, int most) {
        var found = new LinkedHashSet<String>(
                texts(DUE.formatted(ASKED_FOR, NOTHING_ELSE, "remove_after"), Micros.of(now), most));
        if (endedBefore != null && found.size() < most) {
            found.addAll(texts(
                    DUE.formatted(OLD, NOTHING_ELSE, "finished_at"), Micros.of(endedBefore), most - found.size()));
        }
        return List.copyOf(found);
    }

    private List<String> texts(String sql, Object... parameters) {
        return sessions.session().read(Query.of(sql, Row::text, parameters));
    }

    @Override
    public int backlog(Instant now, Instant endedBefore, int most) {
        var asked = count(COUNT.formatted(ASKED_FOR), now, most);
        return endedBefore == null ? asked : Math.min(most, asked + count(COUNT.formatted(OLD), endedBefore, most));
    }

    private int count(String sql, Instant before, int most) {
        return sessions.session()
                .first(Query.of(sql, Row::count, Micros.of(before), most))
                .orElseThrow();
    }

    private <T> List<T> in(String sql, Query.Reader<T> reader, Collection<String> names, String tail) {
        var found = new ArrayList<T>();
        for (var some : Names.of(database, names)) {
            found.addAll(
                    sessions.session().read(new Query<>(sql + some.condition() + tail, reader, some.parameters())));
        }
        return found;
    }

    private record Size(String runId, int nodes) {}

    @Override
    public Map<String, Integer> sizes(Collection<String> runIds) {
        return in(SIZES, row -> new Size(row.text(), row.count()), runIds, " GROUP BY run_id").stream()
                .collect(Collectors.toMap(Size::runId, Size::nodes, Math::max));
    }

    @Override
    public List<Remains> read(Collection<String> runIds) {
        var nodes = in(NODES, row -> NodeColumns.whole(row.text(), row), runIds, "");
        var nodeIds = nodes.stream().map(NodeRun::id).toList();
        var nodesOf = nodes.stream().collect(Collectors.groupingBy(NodeRun::runId));
        var attemptsOf = in(ATTEMPTS, JdbcRemovals::attempt, nodeIds, " ORDER BY id").stream()
                .collect(Collectors.groupingBy(attempt -> attempt.node().runId()));
        var labelsOf = labels.of(runIds);
        var auditOf = in(AUDIT, JdbcAuditLog::read, runIds, " ORDER BY id").stream()
                .collect(Collectors.groupingBy(AuditEntry::runId));
        return in(RUNS, RunSelection::run, runIds, "").stream()
                .sorted(Comparator.comparing(Run::id))
                .map(run -> new Remains(
                        run,
                        nodesOf.getOrDefault(run.id(), List.of()),
                        attemptsOf.getOrDefault(run.id(), List.of()),
                        labelsOf.getOrDefault(run.id(), Map.of()),
                        auditOf.getOrDefault(run.id(), List.of())))
                .toList();
    }

    private static Attempt attempt(Row row) throws SQLException {
        var id = row.text();
        return new Attempt(id, NodeColumns.whole(row.text(), row));
    }

    @Override
    public void remove(Collection<String> runIds, Collection<String> nodeIds) {
        var scopes = scopes(runIds, nodeIds);
        for (var table : RunTables.ALL) {
            var names = table.by() == Key.RUN ? runIds : table.by() == Key.NODE ? nodeIds : scopes;
            var rows = names.stream()
                    .distinct()
                    .sorted()
                    .map(name -> new Object[] {name})
                    .toList();
            sessions.session().write(table.removal(), rows);
        }
    }

    /** Those of the flows; what branches have written is gone when they have ended. */
    private Set<String> scopes(Collection<String> runIds, Collection<String> nodeIds) {
        var scopes = new HashSet<String>(runIds);
        scopes.addAll(in(ENTRIES, Row::text, runIds, ""));
        scopes.addAll(in(PAST_ENTRIES, Row::text, nodeIds, ""));
        return scopes;
    }

    @Override
    public Optional<Instant> removeAfter(String runId) {
        return sessions.session().read(Query.of(REMOVE_AFTER, row -> Optional.ofNullable(row.time()), runId)).stream()
                .findFirst()
                .flatMap(time -> time);
    }

    @Override
    public void removeAfter(String runId, Instant time) {
        sessions.session().write(SET_REMOVE_AFTER, List.<Object[]>of(new Object[] {Micros.of(time), runId}));
    }

    @Override
    public int forgetAudit(Instant before, int most) {
        var old = texts(OLD_AUDIT, Micros.of(before), most);
        sessions.session()
                .write(REMOVE_AUDIT, old.stream().map(id -> new Object[] {id}).toList());
        return old.size();
    }

    /** A start that finds an old definition says that it is used before anything else: then it is not removed here. */
    @Override
    public int forgetDefinitions(Instant unusedSince) {
        var unused = new HashSet<>(texts(UNUSED, Micros.of(unusedSince)));
        if (unused.isEmpty()) {
            return 0;
        }
        texts(USED)
                .forEach(name ->
                        unused.remove(CopyName.of(name).map(CopyName::original).orElse(name)));
        unused.stream().sorted().forEach(hash -> sessions.session()
                .write(REMOVE_DEFINITION, List.<Object[]>of(new Object[] {hash, Micros.of(unusedSince)})));
        return unused.size();
    }
}
