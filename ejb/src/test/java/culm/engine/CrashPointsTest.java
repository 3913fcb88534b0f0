package culm.engine;

import static culm.tree.Trees.aFlow;
import static culm.tree.Trees.aLine;
import static culm.tree.Trees.fedBy;
import static culm.tree.Trees.splice;
import static org.assertj.core.api.Assertions.assertThat;

import culm.api.Code;
import culm.api.CulmException;
import culm.api.RunOptions;
import culm.memory.ManualClock;
import culm.memory.MemoryCluster;
import culm.plugin.Activity;
import culm.plugin.Answer;
import culm.plugin.Component;
import culm.port.FlowListener;
import culm.port.Patience;
import culm.port.Transactions;
import culm.tree.Trees;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * A server dies before or after any of its commits, in any call of a component and with every message it has sent: another
 * one brings the flow to its end. The flow has a fork, a join, a poll, a timer, callbacks, a loop and a subprocess.
 */
class CrashPointsTest {

    private static final int MOST_POINTS = 2_000;
    private static final int MOST_ROUNDS = 200;

    /** What no catch in the engine is meant for. */
    private static final class Death extends Error {
        private static final long serialVersionUID = 1L;

        private Death(int point) {
            super("at point " + point, null, false, false);
        }
    }

    /** The point at which the server dies is counted down. */
    private static final class Mortal implements Transactions {
        private Transactions store;
        private int pointsLeft;
        private boolean died;
        private int open;

        private void point() {
            if (!died && pointsLeft-- == 0) {
                died = true;
                throw new Death(pointsLeft);
            }
        }

        @Override
        public <T> T call(Supplier<T> work) {
            open++;
            try {
                return open > 1 ? store.call(work) : outermost(work);
            } finally {
                open--;
            }
        }

        private <T> T outermost(Supplier<T> work) {
            var result = store.call(() -> {
                var done = work.get();
                point();
                return done;
            });
            point();
            return result;
        }
    }

    private final ManualClock clock = new ManualClock(Instant.parse("2026-05-01T12:00:00Z"));
    private final Mortal mortal = new Mortal();
    private final List<String> executed = new ArrayList<>();
    private final List<String> kept = new ArrayList<>();
    private int retries;
    private MemoryCluster cluster;

    private Answer execute(Activity activity, Answer answer) {
        executed.add(activity.nodeId() + " " + activity.version());
        mortal.point();
        activity.outputs().put("v", activity.nodeId());
        return answer;
    }

    private final class Polled implements Component {
        @Override
        public Answer execute(Activity activity) {
            return CrashPointsTest.this.execute(activity, Answer.pollAfter(Duration.ofSeconds(2)));
        }

        @Override
        public Answer poll(Activity activity) {
            mortal.point();
            return activity.polls() < 2 ? Answer.pollAfter(Duration.ofSeconds(2)) : Answer.done();
        }
    }

    private final class Asking implements Component {
        @Override
        public Answer execute(Activity activity) {
            return CrashPointsTest.this.execute(activity, Answer.awaitCallback());
        }

        @Override
        public Answer callback(Activity activity, Object data) {
            mortal.point();
            kept.add(String.valueOf(data));
            return "last".equals(data) ? Answer.done() : Answer.awaitCallback();
        }
    }

    private Scripted plugins() {
        return new Scripted()
                .component("work", activity -> execute(activity, Answer.done()))
                .component("again", activity -> execute(activity, Answer.done()))
                .idempotent("again")
                .component("shared", activity -> execute(activity, Answer.done()))
                .transactional("shared")
                .component("poll", new Polled())
                .component("ask", new Asking());
    }

    private static Trees flow() {
        return aFlow("p")
                .path("S", "a", "PG", "b", "c", "CG", "sub", "EG", "t1", "t2", "z", "E")
                .path("PG", "ask", "CG")
                .path("PG", "d", "CG")
                .path("EG", "sub")
                .variable("${c}", fedBy("c", "v"))
                .variable("${d}", fedBy("d", "v"))
                .variable(
                        "${i}",
                        Trees.object("type", "plain", "value", null, "source_act", "sub", "source_key", "_loop"))
                .condition("EG", "sub", "${i} < 1")
                .condition("EG", "t1", "${i} >= 1")
                .activity("a", "work", Map.of())
                .activity("b", "poll", Map.of())
                .activity("c", "again", Map.of())
                .activity("d", "work", Map.of())
                .activity("ask", "ask", Map.of())
                .activity("t1", "shared", Map.of())
                .activity("t2", "shared", Map.of())
                .activity("z", "work", Map.of("all", splice("${c}${d}")))
                .subprocess("sub", Map.of(), aLine("i", "x").activity("x", "work", Map.of()));
    }

    @Test
    void everyCrashLeavesAFlowThatComesToItsEnd() {
        int point = 0;
        while (survives(point)) {
            point++;
            assertThat(point).isLessThan(MOST_POINTS);
        }
        assertThat(point).as("points at which it can die").isGreaterThan(100);
    }

    /** @return false if the flow had fewer points than that */
    private boolean survives(int point) {
        open(point);
        try {
            bringToItsEnd(cluster.server("one"));
        } catch (Death death) {
            cluster.loseLease("one");
            while (cluster.nextMessage().isPresent()) {
                clock.tick(Duration.ZERO); // its broker died as well
            }
            bringToItsEnd(cluster.server("two"));
        }
        var died = mortal.died;
        mortal.died = true; // who looks at what came of it lives
        check(point);
        return died;
    }

    private void open(int point) {
        mortal.pointsLeft = point;
        mortal.died = false;
        executed.clear();
        kept.clear();
        retries = 0;
        cluster = new MemoryCluster(plugins(), clock, FlowListener.NONE, this::mortal, Patience.NONE);
    }

    private Transactions mortal(Transactions store) {
        mortal.store = store;
        return mortal;
    }

    private void bringToItsEnd(Engine engine) {
        var answer = engine.runPipeline(flow().document(), RunOptions.defaults(), "me");
        assertThat(answer.code()).isIn(Code.OK, Code.ALREADY_EXISTS);
        for (int round = 0; !state(engine, "p").equals("FINISHED"); round++) {
            assertThat(round)
                    .as("rounds; %s", engine.getPipeline("p").waiting())
                    .isLessThan(MOST_ROUNDS);
            cluster.moveAll(engine);
            engine.takeOverOrphans(100);
            engine.wakeDue(100);
            engine.resendForgotten(Duration.ZERO, 100);
            cluster.moveAll(engine);
            operate(engine);
            clock.tick(Duration.ofSeconds(1));
        }
    }

    /** Answers what asks, as often as it takes, and retries what was lost with its server. */
    private void operate(Engine engine) {
        if (state(engine, "ask").equals("RUNNING")) {
            var attempt = engine.getState("ask", false).version();
            engine.callback("ask", "first", attempt, "1 of " + attempt);
            engine.callback("ask", "last", attempt, "2 of " + attempt);
        }
        for (var node : List.of("a", "b", "d", "ask", "x", "z")) {
            if (state(engine, node).equals("FAILED")) {
                assertThat(engine.getOutputs(node).exData()).asString().contains("server one was lost");
                assertThat(engine.retryActivity(node, null).result()).isTrue();
                retries++;
            }
        }
    }

    private static String state(Engine engine, String id) {
        try {
            return engine.getState(id, false).state();
        } catch (CulmException notReached) {
            return "none";
        }
    }

    private void check(int point) {
        assertThat(executed)
                .as("attempts that may not run twice, of point %d", point)
                .filteredOn(attempt -> !attempt.startsWith("c ") && !attempt.startsWith("t"))
                .doesNotHaveDuplicates();
        assertThat(retries).as("retries, point %d", point).isLessThanOrEqualTo(1);
        assertThat(kept).as("callbacks, point %d", point).containsSubsequence("first", "last");
        var engine = cluster.server("reader");
        assertThat(engine.getInputs("z")).containsEntry("all", "cd");
        assertThat(engine.getState("x", false).loop()).isEqualTo(2);
        assertThat(engine.getState("CG", false).loop()).isEqualTo(1);
        assertThat(engine.getPipeline("p").waiting()).isEmpty();
    }
}
