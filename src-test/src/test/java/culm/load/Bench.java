package culm.load;

import culm.load.driven.Order;
import culm.load.driven.Timing;
import culm.system.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Has a server carry out orders, and measures it. */
final class Bench {

    private static final Duration LOOK = Duration.ofMillis(400);
    private static final double QUIET_CORES = 0.25;
    private static final int CONSUMERS = 32;
    private static final double NANOS = 1e9;
    private static final Order FIRST_FLOWS = Order.of("crowd:300");
    private static final List<Order> WARM_UP = Order.all("line:300,line-tx:300,crowd:300,crowd-tx:100,fan:200,wake:200,"
            + "prepare:200,one-latency:100,callback-latency:100");

    /** After a minute of work a server is twice as fast as in its first: until then it compiles what it runs. */
    private static final Duration WARM_AFTER = Duration.ofSeconds(100);

    /** Then each workload goes unmeasured until the compiler takes less than this part of a core, on slow processors for longer. */
    private static final double COMPILED_CORES = 0.05;

    private static final Duration COMPILED_AFTER = Duration.ofMinutes(3);

    private static final String COPIES =
            """
            with copies as (
                insert into culm_run (id, name, definition_hash, state, priority, queue, created_by, root_data, context,
                    subprocess_context, bookings, failed, suspended, outputs, created_at, started_at, finished_at, project)
                select 'copy' || i, case i %% 1000 when 7 then 'Rare ' || i else name end, definition_hash,
                    case when i %% 500 = 3 then 'REVOKED' when i %% 250 = 2 then 'SUSPENDED' when i %% 100 = 1 then 'RUNNING'
                        else 'FINISHED' end,
                    priority, queue, case i %% 400 when 5 then 'anna' else created_by end, root_data, context,
                    subprocess_context, bookings, case i %% 100 when 1 then 1 else 0 end, 0, outputs, created_at + i,
                    started_at, finished_at, case when i %% 300 = 1 then 'small' else project end
                from (select * from culm_run order by id limit 1) as one, generate_series(%1$d, %2$d) as i
                returning id, substr(id, 5)::int as i, created_at
            ), labels as (
                insert into culm_label (run_id, name, label_value)
                select id, 'env', case when i %% 10 = 1 then 'test' else 'prod' end from copies
                union all select id, 'ticket', 'T' || i / 100 from copies
            )
            insert into culm_failure (node_id, run_id, error_group, failed_at)
            select 'node of ' || id, id, case i %% 200 when 1 then 'full' else 'away' end, created_at
            from copies where i %% 100 = 1
            """;

    private final LoadPlan plan;
    private final LoadDatabase database;
    private final LoadServer server;
    private final Verdict verdict;
    private final Floor floor;
    private final Statements statements;

    Bench(LoadPlan plan, LoadDatabase database, LoadServer server) {
        this.plan = plan;
        this.database = database;
        this.server = server;
        this.verdict = new Verdict(database);
        this.floor = new Floor(database);
        this.statements = new Statements(database);
    }

    void warmUp() {
        if (!plan.warm()) {
            return;
        }
        for (var end = Instant.now().plus(WARM_AFTER); Instant.now().isBefore(end); ) {
            WARM_UP.forEach(order -> verdict.check(order, drive(order)));
        }
        floor.seconds(500, 1);
    }

    private void warmUp(Order order) {
        if (!plan.warm()) {
            return;
        }
        var end = Instant.now().plus(COMPILED_AFTER);
        double cores;
        do {
            cores = compilerCores(order);
        } while (cores > COMPILED_CORES && Instant.now().isBefore(end));
    }

    /** How many cores the compiler keeps busy while an order is carried out. */
    private double compilerCores(Order order) {
        var compiled = server.compiled();
        var began = System.nanoTime();
        verdict.check(order, drive(order));
        return (double) server.compiled().minus(compiled).toNanos() / (System.nanoTime() - began);
    }

    Result measure(Order order) {
        var repetitions = new ArrayList<Measurement>();
        if (order.kind().isSearch()) {
            fill(order.size());
        }
        warmUp(order);
        for (int i = 0; i < plan.repeats(); i++) {
            awaitQuiet();
            statements.forget();
            repetitions.add(once(order));
        }
        return new Result(order, repetitions);
    }

    private Measurement once(Order order) {
        var counts = Counts.now(database, statements.counted());
        var cpu = Cpu.now(server.process(), database);
        var began = System.nanoTime();
        var timing = drive(order);
        var wall = (System.nanoTime() - began) / NANOS;
        var used = Cpu.now(server.process(), database).since(cpu);
        var counted = Counts.now(database, statements.counted()).since(counts);
        var longest = statements.longest();
        verdict.check(order, timing);
        return new Measurement(timing, counted, used, wall, floor(order), longest);
    }

    private double floor(Order order) {
        var activities = Verdict.runs(order) * Verdict.activities(order);
        return order.kind().isLatency() || activities == 0
                ? 0
                : floor.seconds(activities, order.kind() == Order.Kind.LINE ? 1 : CONSUMERS);
    }

    private Timing drive(Order order) {
        return plan.outside() ? server.driveFromOutside(order) : server.driveFromInside(order);
    }

    /**
     * What lives on the heap before and after so many flows, once what it keeps for all of them is there.
     *
     * @throws AssertionError if more is there than before: what a server keeps of each flow would show
     */
    Map<String, Object> heap(Order order) {
        verdict.check(FIRST_FLOWS, drive(FIRST_FLOWS));
        var before = server.heap();
        verdict.check(order, drive(order));
        var after = server.heap();
        if (after - before > Steady.MOST_GROWTH_MB) {
            throw new AssertionError("%s: %.1f MB on the heap before, %.1f MB after".formatted(order, before, after));
        }
        return Map.of(
                "workload", order.name(),
                "heap_before_mb", Result.rounded(before),
                "heap_after_mb", Result.rounded(after));
    }

    /**
     * How long somebody waits for the list of so many runs, who has the files of the console already.
     *
     * @throws AssertionError if it is a second or more
     */
    Map<String, Object> openList(Order order) {
        fill(order.size());
        var seconds = new ArrayList<Double>();
        try (var list = server.list()) {
            for (int i = 0; i < plan.repeats(); i++) {
                awaitQuiet();
                seconds.add(list.seconds());
            }
        }
        var median = seconds.stream().sorted().toList().get(seconds.size() / 2);
        if (median >= 1) {
            throw new AssertionError("%s: the list opens in %s s".formatted(order, seconds));
        }
        return Map.of("workload", order.name(), "open_seconds", Result.rounded(median));
    }

    /** @throws AssertionError if what runs beside it is too slow, or something is left of what was removed */
    Map<String, Object> retention(Order order) {
        return new Retention(database, server, plan.repeats(), this::drive).measure(order);
    }

    /** @throws AssertionError if the server keeps more and more */
    Map<String, Object> steady(Order order) {
        return new Steady(server, this::driveAndCheck).measure(order);
    }

    private Timing driveAndCheck(Order order) {
        var timing = drive(order);
        verdict.check(order, timing);
        return timing;
    }

    private void awaitQuiet() {
        var deadline = Instant.now().plus(plan.quiet());
        while (Instant.now().isBefore(deadline)) {
            var before = Cpu.now(server.process(), database);
            Waiting.pause(LOOK);
            var others = Cpu.now(server.process(), database).since(before).otherCores(LOOK.toMillis() / 1000.0);
            if (others < QUIET_CORES) {
                return;
            }
        }
    }

    /**
     * Copies of a run, until there are so many beside what others have left. Some are of a rare state, name, project or starter, and one in a
     * hundred has failed.
     */
    private void fill(int count) {
        if (database.number("select count(*) from culm_run") == 0) {
            verdict.check(FIRST_FLOWS, drive(FIRST_FLOWS)); // there has to be one to be copied
        }
        var copies = database.number("select count(*) from culm_run where id like 'copy%'");
        database.run(
                COPIES.formatted(copies + 1, count), "analyze culm_run", "analyze culm_label", "analyze culm_failure");
    }
}
