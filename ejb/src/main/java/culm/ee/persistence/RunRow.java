package culm.ee.persistence;

import culm.port.Run;
import culm.state.State;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.LinkedHashSet;
import java.util.List;

@Entity
@Table(name = "culm_run")
class RunRow {

    @Id
    private String id;

    private String name;

    @Column(name = "definition_hash")
    private String treeHash;

    @Enumerated(EnumType.STRING)
    private State state;

    private int priority;
    private String queue;

    @Column(name = "created_by")
    private String createdBy;

    @Column(name = "root_data")
    private String rootData;

    private String context;

    @Column(name = "subprocess_context")
    private String subprocessContext;

    private String bookings;
    private int failed;
    private int suspended;
    private String outputs;

    @Column(name = "created_at")
    private Long createdAt;

    @Column(name = "started_at")
    private Long startedAt;

    @Column(name = "finished_at")
    private Long finishedAt;

    protected RunRow() {}

    RunRow(Run run) {
        id = run.id();
        name = run.name();
        treeHash = run.treeHash();
        state = run.state();
        priority = run.priority();
        queue = run.queue();
        createdBy = run.createdBy();
        rootData = Json.of(run.rootData());
        context = Json.of(run.context());
        subprocessContext = Json.of(run.subprocessContext());
        bookings = bookings(run);
        failed = run.failed();
        suspended = run.suspended();
        outputs = Json.of(run.outputs());
        createdAt = Micros.of(run.createdAt());
        startedAt = Micros.of(run.startedAt());
        finishedAt = Micros.of(run.finishedAt());
    }

    /** Everything that can change in a run: what it was started with cannot. */
    static Rows<RunRow>.Change change(Rows<RunRow> rows, Run next) {
        return rows.change()
                .set("state", next.state())
                .set("priority", next.priority())
                .set("bookings", bookings(next))
                .set("failed", next.failed())
                .set("suspended", next.suspended())
                .set("outputs", Json.of(next.outputs()))
                .set("startedAt", Micros.of(next.startedAt()))
                .set("finishedAt", Micros.of(next.finishedAt()));
    }

    Run run() {
        return new Run(
                id,
                name,
                treeHash,
                state,
                priority,
                queue,
                createdBy,
                Json.map(rootData),
                Json.map(context),
                Json.map(subprocessContext),
                new LinkedHashSet<>(Json.texts(Json.value(bookings))),
                failed,
                suspended,
                Json.map(outputs),
                Micros.toInstant(createdAt),
                Micros.toInstant(startedAt),
                Micros.toInstant(finishedAt));
    }

    private static String bookings(Run run) {
        return Json.of(List.copyOf(run.bookings()));
    }
}
