package culm.ee.persistence;

import java.util.List;

/**
 * Reads of tokens in SQL, and writes that other tables take part in.
 *
 * @param standing a token with its run
 * @param spot a node, whether a token stands on it, and that token with its run
 * @param due what has waited long enough
 * @param forgotten what has been ready for so long
 * @param backlogs how much is ready in each queue
 */
record TokenStatements(String standing, String spot, String due, String forgotten, String backlogs) {

    private static final String ALL = TokenColumns.ALL.listed();
    private static final String SELECT = "SELECT %s FROM culm_token WHERE ".formatted(ALL);

    static final String FIND = SELECT + "id = ?";
    static final String OF_RUN = SELECT + "run_id = ?";
    static final String AT = SELECT + "run_id = ? AND node_id = ? AND phase <> 'JOIN'";
    static final String LATE = SELECT + "deadline <= ? ORDER BY deadline LIMIT ?";
    static final String CLAIMED = SELECT + "status = 'CLAIMED' ORDER BY since LIMIT ?";

    private static final String STANDING = "%s, run.created_at, %s"
            .formatted(
                    TokenColumns.ALL.withPrefix("token.").listed(),
                    RunColumns.CHANGING.withPrefix("run.").listed());

    private static final String NODE = NodeColumns.ALL.withPrefix("node.").listed();

    /** What {@link culm.port.Token#held} and a halted run mean to a token. */
    private static final String NOT_STOPPED =
            "(token.phase NOT IN ('ENTER', 'RETRY', 'AGAIN', 'JOIN') OR (token.held_by"
                    + " IS NULL AND run.state IN ('READY', 'RUNNING')))";

    static final String HELD = "SELECT owner, COUNT(*) FROM culm_token WHERE status = 'CLAIMED' GROUP BY owner";

    static final Write TOUCH = new Write(
            "UPDATE culm_token SET version = version + 1 WHERE run_id = ? AND status NOT IN ('FAILED', 'SUSPENDED')",
            null,
            List.of(Type.TEXT));

    static TokenStatements in(Database database) {
        var run = " JOIN culm_run run ON " + database.lookedUp("run.id", "token.run_id");
        var withRun = " FROM culm_token token" + run + " WHERE ";
        var overdue = "SELECT token.id, token.version, run.priority, token.queue, token.%1$s" + withRun
                + "token.queue = ? AND token.status = '%2$s' AND token.%1$s <= ? AND " + NOT_STOPPED
                + " ORDER BY token.%1$s LIMIT ?";
        return new TokenStatements(
                "SELECT " + STANDING + withRun + "token.id = ?",
                "SELECT " + NODE + ", CASE WHEN run.id IS NULL THEN 0 ELSE 1 END, " + STANDING
                        + " FROM culm_node node LEFT JOIN culm_token token ON "
                        + database.lookedUp("token.run_id", "node.run_id")
                        + " AND token.node_id = node.id AND token.phase <> 'JOIN' LEFT" + run + " WHERE node.id = ?",
                overdue.formatted("due", "WAITING"),
                overdue.formatted("since", "READY"),
                "SELECT token.queue, COUNT(*), MIN(token.since)" + withRun + "token.status = 'READY' AND " + NOT_STOPPED
                        + " GROUP BY token.queue");
    }
}
