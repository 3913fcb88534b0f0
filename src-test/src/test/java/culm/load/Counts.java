package culm.load;

/**
 * What the database has counted so far.
 *
 * @param writes transactions that wrote something
 * @param transactions that were begun, reading ones too; -1 if the database does not count statements
 * @param statements without those that begin and end transactions; -1 likewise
 */
record Counts(long writes, long transactions, long statements) {

    private static final String OF_THIS_DATABASE =
            " from pg_stat_statements where dbid = (select oid from pg_database where datname = current_database()) and ";
    private static final String CONTROL = "query ~* '^(begin|commit|rollback|set|show)'";
    private static final String OURS = "query ~* 'pg_stat|pg_snapshot|^select count.*any'";

    static Counts now(LoadDatabase database, boolean statementsToo) {
        var writes = database.number("select pg_snapshot_xmax(pg_current_snapshot())::text::bigint");
        if (!statementsToo) {
            return new Counts(writes, -1, -1);
        }
        var calls = "select coalesce(sum(calls), 0)" + OF_THIS_DATABASE;
        return new Counts(
                writes,
                // It loses sight of a COMMIT once the driver has it prepared by name.
                database.number(calls + "query ~* '^begin'"),
                database.number(calls + "not " + CONTROL + " and not " + OURS));
    }

    Counts since(Counts before) {
        return transactions < 0
                ? new Counts(writes - before.writes, -1, -1)
                : new Counts(
                        writes - before.writes, transactions - before.transactions, statements - before.statements);
    }
}
