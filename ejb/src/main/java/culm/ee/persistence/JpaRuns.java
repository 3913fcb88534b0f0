package culm.ee.persistence;

import culm.port.Run;
import culm.port.RunQuery;
import culm.port.Runs;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Runs in the database. */
public final class JpaRuns implements Runs {

    private final EntityManager entities;
    private final Rows<RunRow> rows;
    private final Rows<NodeOfRunRow> nodes;

    public JpaRuns(EntityManager entities) {
        this.entities = entities;
        this.rows = new Rows<>(entities, RunRow.class);
        this.nodes = new Rows<>(entities, NodeOfRunRow.class);
    }

    /** Of two that add the same id at once, one is refused by the database; {@link Contention} has it look again. */
    @Override
    public boolean add(Run run, Collection<String> nodeIds) {
        var ordered = nodeIds.stream().sorted().toList(); // two runs that share ids must meet at the first of them
        if (rows.find(run.id()).isPresent() || Chunks.of(ordered).stream().anyMatch(this::taken)) {
            return false;
        }
        rows.insert(List.of(new RunRow(run)));
        Chunks.of(ordered).forEach(some -> index(some, run.id()));
        return true;
    }

    /** Not by entities: those are inserted in any order. */
    private void index(List<String> nodeIds, String runId) {
        var rows = String.join(", ", Collections.nCopies(nodeIds.size(), "(?, ?)"));
        var statement = entities.createNativeQuery("INSERT INTO culm_node_index (node_id, run_id) VALUES " + rows);
        int position = 0;
        for (var nodeId : nodeIds) {
            statement.setParameter(++position, nodeId);
            statement.setParameter(++position, runId);
        }
        statement.executeUpdate();
    }

    private boolean taken(List<String> nodeIds) {
        return !nodes.where("row.id IN :ids")
                .setParameter("ids", nodeIds)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    @Override
    public Optional<Run> find(String id) {
        return rows.find(id).map(RunRow::run);
    }

    @Override
    public Optional<String> runOf(String nodeId) {
        return nodes.find(nodeId).map(NodeOfRunRow::runId);
    }

    @Override
    public Run lock(String id) {
        return rows.lock(id)
                .orElseThrow(() -> new IllegalStateException("there is no run " + id))
                .run();
    }

    @Override
    public void lockAll(Collection<String> ids) {
        ids.stream().sorted().forEach(this::lock);
    }

    @Override
    public void finish(Collection<Finish> ended) {
        ended.forEach(end -> change(end.runId(), run -> run.finished(end.outputs(), end.at())));
    }

    @Override
    public void change(String id, UnaryOperator<Run> change) {
        RunRow.change(rows, change.apply(lock(id))).where("row.id = :id", Map.of("id", id));
    }

    @Override
    public void count(String id, int failed, int suspended) {
        entities.createQuery("UPDATE RunRow row SET row.failed = row.failed + :failed,"
                        + " row.suspended = row.suspended + :suspended WHERE row.id = :id")
                .setParameter("failed", failed)
                .setParameter("suspended", suspended)
                .setParameter("id", id)
                .executeUpdate();
    }

    @Override
    public List<Run> list(RunQuery query) {
        return new RunSelection(query)
                .in(rows)
                .getResultStream()
                .map(RunRow::run)
                .toList();
    }
}
