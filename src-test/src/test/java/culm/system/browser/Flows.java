package culm.system.browser;

import static org.assertj.core.api.Assertions.assertThat;

import culm.api.Code;
import culm.api.RunOptions;
import culm.system.CulmUnderTest;
import culm.system.RestTaskService;
import culm.system.Waiting;
import java.time.Duration;
import java.util.Map;

/** Runs to look at, brought to where a test needs them by the service itself. */
final class Flows {

    private static final Duration SOON = Duration.ofSeconds(30);

    final RestTaskService tasks;

    Flows(CulmUnderTest culm) {
        tasks = new RestTaskService(culm.rest());
    }

    void run(Sketch sketch) {
        run(sketch, RunOptions.defaults());
    }

    void run(Sketch sketch, RunOptions options) {
        var answer = tasks.runPipeline(sketch.tree(), options);
        assertThat(answer.code()).as(answer.toString()).isEqualTo(Code.OK);
    }

    void until(String id, String state) {
        Waiting.until(tasks, id, state, SOON);
    }

    /** Stands at a node that waits for a callback, {@code <id>wait}; another one is behind it. */
    void waiting(String id) {
        run(new Sketch(id)
                .line("S %1$swait %1$slast E".formatted(id))
                .activity(id + "wait", "callback", Map.of("x", "question"))
                .activity(id + "last", "echo", Map.of("n", 1L)));
        until(id + "wait", "RUNNING");
    }

    /** Stands at a node that has failed, {@code <id>bad}, and will again as long as its input {@code fail} is true. */
    void failed(String id) {
        run(failing(id, "true"));
        until(id + "bad", "FAILED");
    }

    static Sketch failing(String id, String fail) {
        return new Sketch(id)
                .line("S %sbad E".formatted(id))
                .activity(id + "bad", "mayfail", Map.of("fail", fail, "x", "left"));
    }

    /** Stands at a gateway, {@code <id>way}, none of whose conditions is true; behind it are {@code <id>one} and {@code <id>two}. */
    void undecided(String id, String type) {
        run(new Sketch(id)
                .line("S %1$sway %1$sone %1$sjoin E".formatted(id))
                .line("%1$sway %1$stwo %1$sjoin".formatted(id))
                .gateway(id + "way", type)
                .gateway(id + "join", "ConvergeGateway")
                .conditions(id + "way", Map.of(id + "one", "1 == 2", id + "two", "2 == 3"))
                .activity(id + "one", "echo", Map.of("n", 1L))
                .activity(id + "two", "echo", Map.of("n", 2L)));
        until(id + "way", "FAILED");
    }

    /** A run in which some node is in each state that there is. */
    void everyState(String id) {
        var branches = new String[] {"done", "bad", "wait", "poll", "busy", "first", "skip", "ignore", "again", "sub"};
        var sketch = new Sketch(id)
                .line("S %1$sfork %1$sdone %1$sjoin %1$sbooked E".formatted(id))
                .gateway(id + "fork", "ParallelGateway")
                .gateway(id + "join", "ConvergeGateway")
                .activity(id + "done", "echo", Map.of("n", 1L))
                .activity(id + "bad", "mayfail", Map.of("fail", "true", "x", "left"))
                .activity(id + "wait", "callback", Map.of("x", "question"))
                .activity(id + "poll", "poll", Map.of("times", 100_000L))
                .activity(id + "busy", "interrupt_dummy_exec_node", Map.of("time", 60L))
                .activity(id + "first", "callback", Map.of("x", "first"))
                .activity(id + "paused", "echo", Map.of("n", 2L))
                .activity(id + "skip", "mayfail", Map.of("fail", "true", "x", "s"))
                .activity(id + "ignore", "mayfail", Map.of("fail", "true", "x", "i"))
                .with(id + "ignore", "error_ignorable", true)
                .activity(id + "again", "mayfail", Map.of("fail", "true", "x", "a"))
                .activity(id + "booked", "echo", Map.of("n", 3L))
                .subprocess(id + "sub", failing(id + "inner", "true"));
        for (var branch : branches) {
            if (!branch.equals("done")) {
                var behind = branch.equals("first") ? " %spaused".formatted(id) : "";
                sketch.line("%1$sfork %1$s%2$s%3$s %1$sjoin".formatted(id, branch, behind));
            }
        }
        run(sketch);
        settle(id);
    }

    private void settle(String id) {
        until(id + "first", "RUNNING");
        tasks.pauseActivity(id + "paused");
        tasks.pauseActivity(id + "booked");
        tasks.callback(id + "first", Map.of("go", true), null, null);
        until(id + "paused", "SUSPENDED");
        until(id + "skip", "FAILED");
        tasks.skipActivity(id + "skip", null);
        until(id + "again", "FAILED");
        tasks.retryActivity(id + "again", Map.of("fail", "false", "x", "b"));
        until(id + "again", "FINISHED");
        until(id + "innerbad", "FAILED");
        until(id + "busy", "RUNNING");
    }
}
