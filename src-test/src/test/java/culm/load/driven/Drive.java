package culm.load.driven;

import culm.api.ActionResult;
import culm.api.Code;
import culm.api.PipelineFilter;
import culm.api.PipelineQuery;
import culm.api.RunOptions;
import culm.api.TaskService;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import javax.sql.DataSource;

/** Carries out an order, and says how long that took. */
public final class Drive {

    private static final int STARTERS = 2;
    private static final int CALLERS_BACK = 4;
    private static final int UNTIMED = 10;
    private static final long BETWEEN_CALLS = 10_000_000;
    private static final int CALLS_OF_A_READ = 400;
    private static final double NANOS = 1e9;
    private static final double NANOS_OF_A_MILLI = 1e6;

    private final TaskService tasks;
    private final Ends ends;
    private final Crew crew;

    /** @param database where the runs are */
    public Drive(TaskService tasks, DataSource database, Executor executor) {
        this(tasks, new Ends(database), executor);
    }

    Drive(TaskService tasks, Ends ends, Executor executor) {
        this.tasks = tasks;
        this.ends = ends;
        this.crew = new Crew(executor);
    }

    /** A run, and the id in it for each id of its tree. */
    private record Started(String run, Map<String, String> ids) {}

    public Timing carryOut(Order order) {
        var trees = new Trees(order);
        return switch (order.kind()) {
            case LINE -> toTheEnd(trees.line(order.size()), 1);
            case CROWD, CROWD_WAIT, HEAP -> toTheEnd(trees.crowd(), order.size());
            case FAN -> toTheEnd(trees.fan(order.size()), 1);
            case WAKE -> wake(trees.waiting(), order.size());
            case PREPARE -> prepare(trees.prepared(20), order.size());
            case PREPARE_ONE -> prepare(trees.prepared(order.size()), 1);
            case ONE_LATENCY -> oneByOne(trees.line(1), order.size());
            case CALLBACK_LATENCY -> callbacks(trees.waiting(), order.size());
            case READ_STATE -> readState(trees.line(order.size() - 2));
            case READ_LIST -> readings(List.of(), () -> find(PipelineFilter.all()));
            case READ_ATTENTION ->
                readings(
                        List.of(), () -> find(PipelineFilter.where().attention().build()));
            case READ_FILTER -> readings(List.of(), inTurn(Searches.all(), this::find));
            case OPEN_LIST, SECOND_SERVER, RETENTION, STEADY ->
                throw new IllegalArgumentException("no single server can do that");
        };
    }

    private Timing toTheEnd(Map<String, Object> tree, int count) {
        var began = System.nanoTime();
        var runs = startAll(tree, count);
        var started = System.nanoTime();
        ends.awaitEnded(runs);
        return new Timing((System.nanoTime() - began) / NANOS, (started - began) / NANOS, runs, List.of());
    }

    private List<String> startAll(Map<String, Object> tree, int count) {
        return crew.call(STARTERS, count, i -> start(tree).run());
    }

    /** What was started goes no further: it waits for a callback that never comes, until it is revoked. */
    private Timing prepare(Map<String, Object> tree, int count) {
        var began = System.nanoTime();
        var runs = startAll(tree, count);
        var seconds = (System.nanoTime() - began) / NANOS;
        ends.awaitWaiting(runs);
        runs.forEach(run -> accepted(tasks.revokePipeline(run)));
        return new Timing(seconds, seconds, runs, List.of());
    }

    private Timing wake(Map<String, Object> tree, int count) {
        var waiting = crew.call(STARTERS, count, i -> start(tree));
        var runs = waiting.stream().map(Started::run).toList();
        ends.awaitWaiting(runs);
        var began = System.nanoTime();
        crew.call(CALLERS_BACK, count, i -> callBack(waiting.get(i)));
        var called = System.nanoTime();
        ends.awaitEnded(runs);
        return new Timing((System.nanoTime() - began) / NANOS, (called - began) / NANOS, runs, List.of());
    }

    private Timing oneByOne(Map<String, Object> tree, int count) {
        var timed = new Latencies();
        for (int i = -UNTIMED; i < count; i++) {
            LockSupport.parkNanos(BETWEEN_CALLS);
            var end = ends.next();
            var began = System.nanoTime();
            var run = start(tree).run();
            end.await(run);
            timed.add(i, run, began);
        }
        return timed.timing();
    }

    private Timing callbacks(Map<String, Object> tree, int count) {
        var timed = new Latencies();
        for (int i = -UNTIMED; i < count; i++) {
            var waiting = start(tree);
            ends.awaitWaiting(List.of(waiting.run()));
            LockSupport.parkNanos(BETWEEN_CALLS);
            var end = ends.next();
            var began = System.nanoTime();
            callBack(waiting);
            end.await(waiting.run());
            timed.add(i, waiting.run(), began);
        }
        return timed.timing();
    }

    private Timing readState(Map<String, Object> tree) {
        var run = start(tree).run();
        ends.awaitEnded(List.of(run));
        return readings(List.of(run), () -> tasks.getState(run, true));
    }

    private static Timing readings(List<String> runs, Runnable read) {
        var timed = new Latencies();
        for (int i = -UNTIMED; i < CALLS_OF_A_READ; i++) {
            var began = System.nanoTime();
            read.run();
            timed.add(i, null, began);
        }
        return new Timing(timed.timing().seconds(), 0, runs, timed.timing().millis());
    }

    /** @throws IllegalStateException if nothing is found: looking for nothing is soon done */
    private void find(PipelineFilter filter) {
        if (tasks.listPipelines(PipelineQuery.of(filter)).items().isEmpty()) {
            throw new IllegalStateException("no run is of " + filter);
        }
    }

    private static <T> Runnable inTurn(List<T> things, Consumer<T> work) {
        var turn = new AtomicInteger();
        return () -> work.accept(things.get(turn.getAndIncrement() % things.size()));
    }

    private Started start(Map<String, Object> tree) {
        var extra = accepted(tasks.runPipeline(tree, RunOptions.defaults().withFreshIds(true)))
                .extra();
        @SuppressWarnings("unchecked")
        var ids = (Map<String, String>) extra.get("ids");
        return new Started((String) extra.get("pipeline_id"), ids);
    }

    private ActionResult callBack(Started waiting) {
        return accepted(tasks.callback(waiting.ids().get("w"), "called back"));
    }

    private static ActionResult accepted(ActionResult answer) {
        if (answer.code() != Code.OK) {
            throw new IllegalStateException(answer.toString());
        }
        return answer;
    }

    /** Calls that are timed one by one, after some that are not. */
    private static final class Latencies {

        private final List<String> runs = new ArrayList<>();
        private final List<Double> millis = new ArrayList<>();

        void add(int number, String run, long began) {
            if (number >= 0) {
                millis.add((System.nanoTime() - began) / NANOS_OF_A_MILLI);
            }
            if (run != null) {
                runs.add(run);
            }
        }

        Timing timing() {
            var seconds = millis.stream().mapToDouble(Double::doubleValue).sum() / 1000;
            return new Timing(seconds, 0, runs, millis);
        }
    }
}
