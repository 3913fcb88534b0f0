package culm.load;

import static org.assertj.core.api.Assertions.assertThat;

import culm.load.driven.Order;
import culm.load.driven.Timing;
import culm.system.Waiting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What it costs those who work that many runs which are over are archived and removed beside them. */
final class Retention {

    private static final Duration LONGEST = Duration.ofMinutes(40);
    private static final Duration LOOK = Duration.ofMillis(200);
    private static final double NANOS = 1e9;
    private static final int BESIDE = 1_000;

    /** One in ten is worth looking at in a smoke test. */
    private static final int SMALL = 10_000;

    /** Copies of a finished run with all its nodes, under ids of their own, that are to be removed at once. */
    private static final String COPIES =
            """
            with one as (select * from culm_run where state = 'FINISHED' and definition_hash like '%%~%%' order by id limit 1),
            copies as (
                insert into culm_run (id, name, definition_hash, state, priority, queue, created_by, root_data, context,
                    subprocess_context, bookings, failed, suspended, outputs, created_at, started_at, finished_at, project, remove_after)
                select md5('old' || i), name, md5('old' || i) || substr(definition_hash, 33), state, priority, queue, created_by,
                    root_data, context, subprocess_context, bookings, failed, suspended, outputs, created_at, started_at,
                    finished_at, project, 1
                from one, generate_series(1, %1$d) as i
            )
            insert into culm_node (id, run_id, parent_id, entry, name, state, loop_count, inner_loop_count, retry_count, skipped,
                error_ignored, version, ex_data, started_at, archived_at, inputs, outputs)
            select md5('old' || i) || substr(node.id, 33), md5('old' || i), md5('old' || i) || substr(parent_id, 33),
                md5('old' || i), node.name, node.state, loop_count, inner_loop_count, retry_count, skipped, error_ignored,
                node.version, ex_data, node.started_at, archived_at, inputs, node.outputs
            from one join culm_node node on node.run_id = one.id, generate_series(1, %1$d) as i
            """;

    private static final String LEFT = "select count(*) from culm_run where remove_after = 1";

    private final LoadDatabase database;
    private final LoadServer server;
    private final int repeats;
    private final Function<Order, Timing> drive;

    Retention(LoadDatabase database, LoadServer server, int repeats, Function<Order, Timing> drive) {
        this.database = database;
        this.server = server;
        this.repeats = repeats;
        this.drive = drive;
    }

    Map<String, Object> measure(Order order) {
        var crowd = Order.of("crowd:" + Math.min(BESIDE, Math.max(1, order.size() / 10)));
        var alone = new ArrayList<Double>();
        for (int i = 0; i < repeats; i++) {
            alone.add(drive.apply(crowd).seconds());
        }
        database.run(COPIES.formatted(order.size()), "analyze culm_run", "analyze culm_node");
        var began = System.nanoTime();
        var beside = beside(crowd, began);
        awaitEnd(began);
        return line(order, crowd, alone, beside, (System.nanoTime() - began) / NANOS);
    }

    /** While there is something to remove; what ended after that was not all beside it. */
    private List<Double> beside(Order crowd, long began) {
        var beside = new ArrayList<Double>();
        do {
            beside.add(drive.apply(crowd).seconds());
        } while (!isOver() && System.nanoTime() - began < LONGEST.toNanos());
        return beside.size() > 1 ? beside.subList(0, beside.size() - 1) : beside;
    }

    private void awaitEnd(long began) {
        while (!isOver()) {
            assertThat(System.nanoTime() - began).as("nanoseconds").isLessThan(LONGEST.toNanos());
            Waiting.pause(LOOK);
        }
    }

    private boolean isOver() {
        return database.number(LEFT) == 0;
    }

    private Map<String, Object> line(
            Order order, Order crowd, List<Double> alone, List<Double> beside, double seconds) {
        assertThat(database.number("select count(*) from culm_node where run_id not in (select id from culm_run)"))
                .as("nodes of runs that are removed")
                .isZero();
        assertThat(server.archived()).as("runs in the archive").isEqualTo(order.size());
        var before = Sample.of(alone).median();
        var during = Sample.of(beside).median();
        var line = new LinkedHashMap<String, Object>();
        line.put("workload", order.name());
        line.put("removed_in_s", Result.rounded(seconds));
        line.put("removed_per_s", Result.rounded(order.size() / seconds));
        line.put("beside", crowd.name());
        line.put("alone_s", Result.rounded(before));
        line.put("alone_repeats", (long) alone.size());
        line.put("beside_s", Result.rounded(during));
        line.put("beside_repeats", (long) beside.size());
        line.put("part_of_speed", Result.rounded(before / during));
        if (order.size() > SMALL) {
            assertThat(before / during).as(line.toString()).isGreaterThanOrEqualTo(0.9);
        }
        return line;
    }
}
