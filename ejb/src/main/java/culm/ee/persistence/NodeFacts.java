package culm.ee.persistence;

import culm.port.NodeRun;
import culm.state.State;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.Map;

/** What is known of a node's attempt, without the data that went in and came out. */
@Embeddable
class NodeFacts {

    @Column(name = "run_id")
    private String runId;

    @Column(name = "parent_id")
    private String parentId;

    private String entry;
    private String name;

    @Enumerated(EnumType.STRING)
    private State state;

    @Column(name = "loop_count")
    private int loop;

    @Column(name = "inner_loop_count")
    private int innerLoop;

    @Column(name = "retry_count")
    private int retry;

    private boolean skipped;

    @Column(name = "error_ignored")
    private boolean errorIgnored;

    private String version;

    @Column(name = "ex_data")
    private String exData;

    @Column(name = "started_at")
    private Long startedAt;

    @Column(name = "archived_at")
    private Long archivedAt;

    protected NodeFacts() {}

    NodeFacts(NodeRun node) {
        runId = node.runId();
        parentId = node.parentId();
        entry = node.entry();
        name = node.name();
        state = node.state();
        loop = node.loop();
        innerLoop = node.innerLoop();
        retry = node.retry();
        skipped = node.skip();
        errorIgnored = node.errorIgnored();
        version = node.version();
        exData = Json.ofNullable(node.exData());
        startedAt = Micros.of(node.startedAt());
        archivedAt = Micros.of(node.archivedAt());
    }

    static Rows<NodeRow>.Change change(Rows<NodeRow> rows, NodeRun node) {
        return rows.change()
                .set("facts.parentId", node.parentId())
                .set("facts.entry", node.entry())
                .set("facts.name", node.name())
                .set("facts.state", node.state())
                .set("facts.loop", node.loop())
                .set("facts.innerLoop", node.innerLoop())
                .set("facts.retry", node.retry())
                .set("facts.skipped", node.skip())
                .set("facts.errorIgnored", node.errorIgnored())
                .set("facts.version", node.version())
                .set("facts.exData", Json.ofNullable(node.exData()))
                .set("facts.startedAt", Micros.of(node.startedAt()))
                .set("facts.archivedAt", Micros.of(node.archivedAt()));
    }

    NodeRun node(String id, Map<String, Object> inputs, Map<String, Object> outputs) {
        return new NodeRun(
                id,
                runId,
                parentId,
                entry,
                name,
                state,
                loop,
                innerLoop,
                retry,
                skipped,
                errorIgnored,
                version,
                inputs,
                outputs,
                Json.value(exData),
                Micros.toInstant(startedAt),
                Micros.toInstant(archivedAt));
    }
}
