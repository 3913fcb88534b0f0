package culm.port;

import culm.port.Token.Phase;
import culm.port.Token.Status;
import culm.state.State;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Rows to begin with. */
public final class Given {

    public static final Instant NOW = Instant.parse("2026-03-29T01:30:00.123456Z");

    private Given() {}

    public static Run run(String id) {
        return run(id, State.RUNNING, NOW);
    }

    public static Run run(String id, State state, Instant createdAt) {
        return run(id, state, createdAt, "");
    }

    public static Run run(String id, State state, Instant createdAt, String queue) {
        return new Run(
                id,
                "name of " + id,
                "tree",
                state,
                100,
                queue,
                null,
                "default",
                Map.of(),
                Map.of(),
                Map.of(),
                Set.of(),
                0,
                0,
                Map.of(),
                createdAt,
                createdAt,
                null);
    }

    public static Token token(String id, String runId) {
        return branch(id, runId, null);
    }

    public static Token branch(String id, String runId, String parentId) {
        return new Token(
                id,
                runId,
                parentId,
                "node",
                Status.READY,
                Phase.ENTER,
                "",
                null,
                List.of(new Frame(runId, runId, List.of(runId))),
                null,
                0,
                0,
                0,
                0,
                null,
                null,
                null,
                null,
                null,
                0,
                NOW,
                0);
    }

    public static NodeRun node(String id, String runId) {
        return new NodeRun(
                id,
                runId,
                runId,
                runId,
                "name of " + id,
                State.READY,
                1,
                1,
                0,
                0,
                false,
                false,
                "v1",
                Map.of("x", 1L),
                Map.of(),
                null,
                NOW,
                null);
    }
}
