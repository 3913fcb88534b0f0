package culm.ee.persistence;

import java.util.List;

/** Reads of tokens in SQL, and writes that other tables take part in. */
final class TokenStatements {

    private static final String ALL = TokenColumns.ALL.listed();
    private static final String SELECT = "SELECT %s FROM culm_token WHERE ".formatted(ALL);

    static final String FIND = SELECT + "id = ?";
    static final String OF_RUN = SELECT + "run_id = ?";
    static final String AT = SELECT + "run_id = ? AND node_id = ? AND phase <> 'JOIN'";
    static final String CLAIMED = SELECT + "status = 'CLAIMED' ORDER BY since LIMIT ?";

    private static final String AND_RUN = "SELECT %s, run.created_at, %s FROM culm_token token JOIN culm_run run"
                    .formatted(
                            TokenColumns.ALL.withPrefix("token.").listed(),
                            RunColumns.CHANGING.withPrefix("run.").listed())
            + " ON run.id = token.run_id WHERE ";

    static final String STANDING = AND_RUN + "token.id = ?";
    static final String STANDING_AT =
            AND_RUN + "token.run_id = (SELECT node.run_id FROM culm_node node WHERE node.id = ?)"
                    + " AND token.node_id = ? AND token.phase <> 'JOIN'";

    /** What {@link culm.port.Token#held} and a halted run mean to a token. */
    private static final String NOT_STOPPED = "(token.phase NOT IN ('ENTER', 'RETRY', 'JOIN') OR (token.held_by IS NULL"
            + " AND run.state IN ('READY', 'RUNNING')))";

    private static final String WITH_RUN = " FROM culm_token token JOIN culm_run run ON run.id = token.run_id WHERE ";
    private static final String OVERDUE =
            "SELECT token.id, token.version, run.priority, token.queue, token.%1$s" + WITH_RUN
                    + "token.queue = ? AND token.status = '%2$s' AND token.%1$s <= ? AND " + NOT_STOPPED
                    + " ORDER BY token.%1$s LIMIT ?";

    static final String DUE = OVERDUE.formatted("due", "WAITING");
    static final String FORGOTTEN = OVERDUE.formatted("since", "READY");

    static final String HELD = "SELECT owner, COUNT(*) FROM culm_token WHERE status = 'CLAIMED' GROUP BY owner";

    static final String BACKLOGS = "SELECT token.queue, COUNT(*), MIN(token.since)" + WITH_RUN
            + "token.status = 'READY' AND " + NOT_STOPPED + " GROUP BY token.queue";

    static final Write TOUCH = new Write(
            "UPDATE culm_token SET version = version + 1 WHERE run_id = ? AND status NOT IN ('FAILED', 'SUSPENDED')",
            null,
            List.of(Type.TEXT));

    /** The value that comes last is the run's id again. */
    static final Write ADD = adding();

    private TokenStatements() {}

    private static Write adding() {
        var into = "INSERT INTO culm_token (%s, queue) ".formatted(ALL);
        var queue = "COALESCE((SELECT run.queue FROM culm_run run WHERE run.id = %s), '')";
        var given = TokenColumns.ALL.and(Columns.of("of_run"));
        return new Write(
                into + "VALUES (%s, %s)".formatted(TokenColumns.ALL.marks(), queue.formatted("?")),
                into
                        + "SELECT %s, %s FROM (SELECT %s) AS given"
                                .formatted(ALL, queue.formatted("given.of_run"), given.unnested()),
                given.types());
    }
}
