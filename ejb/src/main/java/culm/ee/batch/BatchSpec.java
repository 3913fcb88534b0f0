package culm.ee.batch;

import culm.api.PipelineFilter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What somebody orders.
 *
 * @param action of {@link BatchAction}
 * @param ids of runs or of nodes, as the action wants; null: those that the query finds
 * @param query which runs; null: there are ids
 * @param exData of a forced fail, or null
 * @param dryRun whether nothing is to be done, but to tell what would be
 */
public record BatchSpec(String action, List<String> ids, PipelineFilter query, Object exData, boolean dryRun) {

    public BatchSpec {
        ids = ids == null ? null : new ArrayList<>(ids);
    }

    /** For the audit log. */
    public Map<String, Object> told() {
        var told = new LinkedHashMap<String, Object>();
        told.put("action", action);
        if (ids != null) {
            told.put("ids", (long) ids.size());
        }
        if (query != null) {
            told.put("query", said(query));
        }
        if (exData != null) {
            told.put("ex_data", exData);
        }
        return told;
    }

    /** What tells it from another. */
    public List<Object> everything() {
        return Arrays.asList(action, ids, query == null ? null : said(query), exData);
    }

    private static Map<String, Object> said(PipelineFilter query) {
        var said = new LinkedHashMap<String, Object>();
        put(said, "state", query.states().stream().sorted().toList());
        put(said, "attention", query.attention() ? true : null);
        put(said, "q", query.text());
        put(said, "name", query.name());
        put(said, "label", new TreeMap<>(query.labels()));
        put(said, "created_by", query.createdBy());
        put(said, "project", query.project());
        put(said, "started_from", query.startedFrom());
        put(said, "started_to", query.startedTo());
        put(said, "finished_from", query.finishedFrom());
        put(said, "finished_to", query.finishedTo());
        put(said, "error_group", query.errorGroup());
        return said;
    }

    private static void put(Map<String, Object> said, String name, Object value) {
        var nothing = value == null
                || value instanceof List<?> list && list.isEmpty()
                || Map.of().equals(value);
        if (!nothing) {
            said.put(name, value instanceof Instant ? value.toString() : value);
        }
    }
}
