package culm.ee.persistence;

import culm.port.Attempt;
import culm.port.NodeRun;
import culm.port.Nodes;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Nodes in the database. */
public final class JdbcNodes implements Nodes {

    private static final String TABLE = "culm_node";
    private static final String ATTEMPTS = "culm_attempt";
    private static final Columns ATTEMPT =
            Columns.of("id node_id").and(NodeColumns.HEAD).and(NodeColumns.DATA);

    private static final String FIND = "SELECT %s FROM culm_node WHERE id = ?".formatted(NodeColumns.ALL.listed());
    private static final String OF_RUN = "SELECT %s FROM culm_node WHERE run_id = ?"
            .formatted(NodeColumns.KEY.and(NodeColumns.HEAD).listed());
    private static final String HISTORY =
            "SELECT %s FROM culm_attempt WHERE node_id = ? ORDER BY id".formatted(ATTEMPT.listed());

    private static final Write UPDATE =
            Write.update(TABLE, NodeColumns.HEAD.and(NodeColumns.DATA), "", NodeColumns.KEY);
    private static final Write REMOVE = Write.delete(TABLE, NodeColumns.KEY);
    private static final Write ADD_ATTEMPT = Write.insert(ATTEMPTS, ATTEMPT);

    private final Sessions sessions;
    private final Database database;
    private final Write add;

    public JdbcNodes(Sessions sessions, Database database) {
        this.sessions = sessions;
        this.database = database;
        this.add = database.insertNew(TABLE, NodeColumns.ALL);
    }

    @Override
    public Optional<NodeRun> find(String nodeId) {
        return sessions.session().first(Query.of(FIND, row -> NodeColumns.whole(row.text(), row), nodeId));
    }

    @Override
    public List<NodeRun> ofRun(String runId) {
        return sessions.session().read(Query.of(OF_RUN, row -> NodeColumns.head(row.text(), row), runId));
    }

    @Override
    public void add(Collection<NodeRun> entered) {
        var rows = ordered(entered).map(node -> row(node, node.id())).toList();
        sessions.session().write(add, rows, database.unlessNew());
    }

    @Override
    public void update(Collection<NodeRun> changed) {
        var rows = ordered(changed)
                .map(node -> Stream.concat(NodeColumns.values(node), Stream.of(node.id()))
                        .toArray())
                .toList();
        sessions.session()
                .write(
                        UPDATE,
                        rows,
                        () -> new IllegalStateException("of the nodes %s one was never entered"
                                .formatted(changed.stream().map(NodeRun::id).toList())));
    }

    private static Stream<NodeRun> ordered(Collection<NodeRun> nodes) {
        return nodes.stream().sorted(Comparator.comparing(NodeRun::id));
    }

    private static Object[] row(NodeRun node, Object... ids) {
        return Stream.concat(Stream.of(ids), NodeColumns.values(node)).toArray();
    }

    @Override
    public void remove(Collection<String> nodeIds) {
        sessions.session()
                .write(
                        REMOVE,
                        nodeIds.stream()
                                .distinct()
                                .sorted()
                                .map(id -> new Object[] {id})
                                .toList());
    }

    @Override
    public void addHistory(Collection<Attempt> ended) {
        var rows = ended.stream()
                .map(attempt -> row(attempt.node(), attempt.id(), attempt.node().id()))
                .toList();
        sessions.session().write(ADD_ATTEMPT, rows);
    }

    @Override
    public List<Attempt> history(String nodeId) {
        return sessions.session().read(Query.of(HISTORY, JdbcNodes::attempt, nodeId));
    }

    private static Attempt attempt(Row row) throws SQLException {
        var id = row.text();
        return new Attempt(id, NodeColumns.whole(row.text(), row));
    }
}
