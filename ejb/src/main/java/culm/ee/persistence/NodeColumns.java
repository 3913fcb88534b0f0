package culm.ee.persistence;

import culm.port.NodeRun;
import culm.state.State;
import java.sql.SQLException;
import java.util.Map;
import java.util.stream.Stream;

/** Attempts of nodes, as two tables keep them. */
final class NodeColumns {

    static final Columns KEY = Columns.of("id");

    static final Columns HEAD = Columns.of("run_id parent_id entry name state loop_count:count inner_loop_count:count"
            + " retry_count:count auto_retry_count:count skipped:flag error_ignored:flag version ex_data started_at:number"
            + " archived_at:number");

    static final Columns DATA = Columns.of("inputs outputs");

    static final Columns ALL = KEY.and(HEAD).and(DATA);

    private NodeColumns() {}

    /** For {@link #HEAD} and {@link #DATA}. */
    static Stream<Object> values(NodeRun node) {
        return Stream.of(
                node.runId(),
                node.parentId(),
                node.entry(),
                node.name(),
                node.state().name(),
                node.loop(),
                node.innerLoop(),
                node.retry(),
                node.autoRetries(),
                node.skip(),
                node.errorIgnored(),
                node.version(),
                Json.ofNullable(node.exData()),
                Micros.of(node.startedAt()),
                Micros.of(node.archivedAt()),
                Json.of(node.inputs()),
                Json.of(node.outputs()));
    }

    /** Reads {@link #HEAD} and {@link #DATA}. */
    static NodeRun whole(String id, Row row) throws SQLException {
        var head = head(id, row);
        return with(head, Json.map(row.text()), Json.map(row.text()));
    }

    /** Reads {@link #HEAD}. */
    static NodeRun head(String id, Row row) throws SQLException {
        return new NodeRun(
                id,
                row.text(),
                row.text(),
                row.text(),
                row.text(),
                row.named(State.class),
                row.count(),
                row.count(),
                row.count(),
                row.count(),
                row.flag(),
                row.flag(),
                row.text(),
                Map.of(),
                Map.of(),
                Json.value(row.text()),
                row.time(),
                row.time());
    }

    private static NodeRun with(NodeRun head, Map<String, Object> inputs, Map<String, Object> outputs) {
        return new NodeRun(
                head.id(),
                head.runId(),
                head.parentId(),
                head.entry(),
                head.name(),
                head.state(),
                head.loop(),
                head.innerLoop(),
                head.retry(),
                head.autoRetries(),
                head.skip(),
                head.errorIgnored(),
                head.version(),
                inputs,
                outputs,
                head.exData(),
                head.startedAt(),
                head.archivedAt());
    }
}
