package culm.load;

import java.util.ArrayList;
import java.util.List;

/** Which statements a workload has made the database carry out, where the database counts them: the longest in all first. */
final class Statements {

    private static final String EXTENSION = "pg_stat_statements";
    private static final String LONGEST =
            """
            select format('%8s calls %10s ms %9s ms each %8s plans %9s ms %9s rows  %s', calls,
                round(total_exec_time::numeric, 1), round(mean_exec_time::numeric, 3), plans,
                round(total_plan_time::numeric, 1), rows, left(regexp_replace(query, '\\s+', ' ', 'g'), 140))
            from pg_stat_statements
            where dbid = (select oid from pg_database where datname = current_database())
            order by total_exec_time + total_plan_time desc limit 20
            """;
    private static final String TABLES =
            """
            select format('%8s sequential scans %9s rows %9s by index %9s updated %9s in their page %9s dead  %s', seq_scan,
                seq_tup_read, idx_scan, n_tup_upd, n_tup_hot_upd, n_dead_tup, relname)
            from pg_stat_user_tables where seq_scan + idx_scan > 0 order by relname
            """;

    private final LoadDatabase database;
    private final boolean counted;

    Statements(LoadDatabase database) {
        this.database = database;
        this.counted = database.text("show shared_preload_libraries").contains(EXTENSION);
        if (counted) {
            database.run("create extension if not exists " + EXTENSION);
        }
    }

    boolean counted() {
        return counted;
    }

    void forget() {
        if (counted) {
            database.run("select pg_stat_statements_reset()", "select pg_stat_reset()");
        }
    }

    List<String> longest() {
        if (!counted) {
            return List.of();
        }
        var lines = new ArrayList<>(database.ask(LONGEST, row -> row.getString(1)));
        lines.addAll(database.ask(TABLES, row -> row.getString(1)));
        return lines;
    }
}
