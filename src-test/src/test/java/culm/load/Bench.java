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
    private static final int CONSUMERS = 16;
    private static final double NANOS = 1e9;
    private static final Order FIRST_FLOWS = Order.of("crowd:300");
    private static final double MOST_GROWTH_MB = 20;
    private static final List<Order> WARM_UP = Order.all("line:300,line-tx:300,crowd:300,crowd-tx:100,fan:200,wake:200,"
            + "prepare:200,one-latency:100,callback-latency:100");

    /** After a minute of work a server is twice as fast as in its first: until then it compiles what it runs. */
    private static final Duration WARM_AFTER = Duration.ofSeconds(100);

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

    Result measure(Order order) {
        var repetitions = new ArrayList<Measurement>();
        if (order.kind() == Order.Kind.READ_LIST) {
            fill(order.size());
        }
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
        if (after - before > MOST_GROWTH_MB) {
            throw new AssertionError("%s: %.1f MB on the heap before, %.1f MB after".formatted(order, before, after));
        }
        return Map.of(
                "workload", order.name(),
                "heap_before_mb", Result.rounded(before),
                "heap_after_mb", Result.rounded(after));
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

    /** Copies of a run, until there are so many. */
    private void fill(int count) {
        var missing = count - database.number("select count(*) from culm_run");
        database.run(
                """
                insert into culm_run select ('copy' || i), name, definition_hash, state, priority, queue, created_by,
                root_data, context, subprocess_context, bookings, failed, suspended, outputs, created_at + i, started_at,
                finished_at, remove_after
                from (select * from culm_run order by id limit 1) as one, generate_series(1, %d) as i
                """
                        .formatted(missing),
                "analyze culm_run");
    }
}
