package culm.load;

import java.util.List;

/** Which statements a workload has made the database carry out, where the database counts them: the longest in all first. */
final class Statements {

    private static final String EXTENSION = "pg_stat_statements";
    private static final String LONGEST =
            """
            select format('%8s calls %10s ms %9s ms each %9s rows  %s', calls, round(total_exec_time::numeric, 1),
                round(mean_exec_time::numeric, 3), rows, left(regexp_replace(query, '\\s+', ' ', 'g'), 140))
            from pg_stat_statements
            where dbid = (select oid from pg_database where datname = current_database())
            order by total_exec_time desc limit 15
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
            database.run("select pg_stat_statements_reset()");
        }
    }

    List<String> longest() {
        return counted ? database.ask(LONGEST, row -> row.getString(1)) : List.of();
    }
}
