package culm.ee.persistence;

import culm.port.Run;
import java.time.Instant;
import java.util.Optional;

/** Reads runs. What does not change in a run, and can be large, is read once. */
public final class KnownRuns {

    private static final String PRESENT =
            "SELECT created_at, %s FROM culm_run WHERE id = ?".formatted(RunColumns.CHANGING.listed());
    private static final String LOCK = PRESENT + " FOR UPDATE";
    private static final String BEGINNING =
            "SELECT %s FROM culm_run WHERE id = ?".formatted(RunColumns.BEGINNING.listed());

    private final Sessions sessions;
    private final RunBeginnings beginnings;

    /** @param remembered how many characters what is kept in memory may have */
    public KnownRuns(Sessions sessions, long remembered) {
        this.sessions = sessions;
        this.beginnings = new RunBeginnings(remembered);
    }

    private record Found(Instant createdAt, RunColumns.Present present) {}

    Optional<Run> find(String id) {
        return read(PRESENT, id);
    }

    /** Reads a run and keeps other writers of it out until the transaction ends. */
    Optional<Run> lock(String id) {
        return read(LOCK, id);
    }

    private Optional<Run> read(String sql, String id) {
        var session = sessions.session();
        return session.during(
                () -> session.first(Query.of(sql, row -> new Found(row.time(), RunColumns.Present.read(row)), id))
                        .map(found -> found.present().of(id, beginning(session, id, found.createdAt()))));
    }

    RunBeginning beginning(Session session, String id, Instant createdAt) {
        var known = beginnings.find(id, createdAt).orElseGet(() -> {
            var read = session.first(Query.of(BEGINNING, RunBeginning::read, id))
                    .orElseThrow(() -> new IllegalStateException("run %s is gone".formatted(id)));
            beginnings.remember(id, read);
            return read;
        });
        return known.copy();
    }

    /** A run that is being added: it is soon moved, most likely here. */
    void remember(Run added) {
        beginnings.remember(added.id(), RunBeginning.of(added));
    }

    void forget(String id) {
        beginnings.forget(id);
    }
}
