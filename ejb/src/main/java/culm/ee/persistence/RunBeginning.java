package culm.ee.persistence;

import culm.data.JsonValue;
import culm.port.Run;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a run was started with: it does not change.
 *
 * @param size in characters
 */
record RunBeginning(
        Instant createdAt,
        String name,
        String treeHash,
        String queue,
        String createdBy,
        String project,
        Map<String, Object> rootData,
        Map<String, Object> context,
        Map<String, Object> subprocessContext,
        long size) {

    /** As it would be read. */
    static RunBeginning of(Run run) {
        var data = Stream.of(run.rootData(), run.context(), run.subprocessContext())
                .map(Json::of)
                .toList();
        return new RunBeginning(
                Micros.toInstant(Micros.of(run.createdAt())),
                run.name(),
                run.treeHash(),
                run.queue(),
                run.createdBy(),
                run.project(),
                Json.map(data.get(0)),
                Json.map(data.get(1)),
                Json.map(data.get(2)),
                OVERHEAD + data.stream().mapToLong(String::length).sum());
    }

    /** Reads {@link RunColumns#BEGINNING}. */
    static RunBeginning read(Row row) throws SQLException {
        var createdAt = row.time();
        var name = row.text();
        var hash = row.text();
        var queue = row.text();
        var createdBy = row.text();
        var project = row.text();
        var rootData = row.text();
        var context = row.text();
        var subprocessContext = row.text();
        return new RunBeginning(
                createdAt,
                name,
                hash,
                queue,
                createdBy,
                project,
                Json.map(rootData),
                Json.map(context),
                Json.map(subprocessContext),
                OVERHEAD + (long) rootData.length() + context.length() + subprocessContext.length());
    }

    private static final long OVERHEAD = 500;

    /** Who is given it may change its data. */
    RunBeginning copy() {
        return new RunBeginning(
                createdAt,
                name,
                treeHash,
                queue,
                createdBy,
                project,
                JsonValue.copyOf(rootData),
                JsonValue.copyOf(context),
                JsonValue.copyOf(subprocessContext),
                size);
    }
}
