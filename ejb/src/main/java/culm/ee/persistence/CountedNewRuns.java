package culm.ee.persistence;

import culm.port.Run;
import java.util.ArrayList;
import java.util.List;

/** Adds what is not there and looks at how much that was, in one statement: it spares to look for every id. */
final class CountedNewRuns implements NewRuns {

    private static final String ADD =
            """
            WITH added AS (
              INSERT INTO culm_run (%s) VALUES (%s) ON CONFLICT DO NOTHING RETURNING id),
            indexed AS (
              INSERT INTO culm_node_index (node_id, run_id)
              SELECT unnest(?::text[]), id FROM added ON CONFLICT DO NOTHING RETURNING node_id)
            SELECT (SELECT COUNT(*) FROM added), (SELECT COUNT(*) FROM indexed)
            """
                    .formatted(RunColumns.ALL.listed(), RunColumns.ALL.marks());

    private static final Write REMOVE = Write.delete("culm_run", RunColumns.KEY);
    private static final Write REMOVE_INDEX = Write.delete("culm_node_index", Columns.of("node_id run_id"));

    private record Added(int runs, int nodes) {}

    @Override
    public boolean add(Session session, Run run, List<String> nodeIds) {
        var parameters = new ArrayList<>(RunColumns.values(run));
        parameters.add(nodeIds.toArray(String[]::new));
        var added = session.first(new Query<>(ADD, row -> new Added(row.count(), row.count()), parameters))
                .orElseThrow();
        if (added.runs() == 1 && added.nodes() < nodeIds.size()) {
            session.write(REMOVE_INDEX, NewRuns.index(run, nodeIds));
            session.write(REMOVE, List.<Object[]>of(new Object[] {run.id()}));
            return false;
        }
        return added.runs() == 1;
    }
}
