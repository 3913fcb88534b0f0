package culm.load;

/**
 * What the database has counted so far.
 *
 * @param writes transactions that wrote something
 * @param commits all transactions that were committed; -1 if the database does not count statements
 * @param statements without those that begin and end transactions; -1 likewise
 */
record Counts(long writes, long commits, long statements) {

    private static final String EXTENSION = "pg_stat_statements";
    private static final String OF_THIS_DATABASE =
            " from pg_stat_statements where dbid = (select oid from pg_database where datname = current_database()) and ";
    private static final String CONTROL = "query ~* '^(begin|commit|rollback|set|show)'";
    private static final String OURS = "query ~* 'pg_stat|pg_snapshot|^select count.*any'";

    /** Has the database count statements, if its binaries can. */
    static void prepare(LoadDatabase database) {
        if (preloaded(database)) {
            database.run("create extension if not exists " + EXTENSION);
        }
    }

    private static boolean preloaded(LoadDatabase database) {
        return database.text("show shared_preload_libraries").contains(EXTENSION);
    }

    static Counts now(LoadDatabase database) {
        var writes = database.number("select pg_snapshot_xmax(pg_current_snapshot())::text::bigint");
        if (!preloaded(database)) {
            return new Counts(writes, -1, -1);
        }
        var calls = "select coalesce(sum(calls), 0)" + OF_THIS_DATABASE;
        return new Counts(
                writes,
                database.number(calls + "query ~* '^commit'"),
                database.number(calls + "not " + CONTROL + " and not " + OURS));
    }

    Counts since(Counts before) {
        return commits < 0
                ? new Counts(writes - before.writes, -1, -1)
                : new Counts(writes - before.writes, commits - before.commits, statements - before.statements);
    }
}
