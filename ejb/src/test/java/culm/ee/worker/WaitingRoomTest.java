package culm.ee.worker;

import static org.assertj.core.api.Assertions.assertThat;

import culm.api.Code;
import culm.api.RunOptions;
import culm.ee.worker.ClaimSpec.Served;
import culm.ee.worker.WaitingRoom.Sight;
import culm.memory.ManualClock;
import culm.memory.MemoryEngine;
import culm.node.PluginTable;
import culm.tree.Trees;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WaitingRoomTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    private final ManualClock clock = new ManualClock(Instant.parse("2026-05-01T12:00:00Z"));
    private final MemoryEngine engine = new MemoryEngine(new PluginTable(), clock, UnaryOperator.identity());
    private final WaitingRoom room = new WaitingRoom(engine.workers(), clock, 3);
    private final ComponentDesk components = new ComponentDesk(engine.registry(), engine.workers(), clock);
    private final List<String> told = new ArrayList<>();
    private Sight sight = new Sight(null);

    /** Somebody who waits, and writes down what it is given. */
    private final class Worker implements Claimer {
        private final String name;
        private boolean open = true;
        private Runnable giveBack;

        private Worker(String name) {
            this.name = name;
        }

        @Override
        public boolean isOpen() {
            return open;
        }

        @Override
        public void take(List<TaskView> tasks, Runnable undo) {
            open = false;
            giveBack = undo;
            told.add(name + " " + tasks.stream().map(TaskView::nodeId).toList());
        }
    }

    private static ClaimSpec spec(String worker) {
        return new ClaimSpec(worker, List.of(new Served("resize", null)), 1, Duration.ofSeconds(30));
    }

    private Worker waiting(String name) {
        var worker = new Worker(name);
        assertThat(room.join(spec(name), () -> Optional.ofNullable(sight), worker, LONG))
                .isTrue();
        return worker;
    }

    @BeforeEach
    void aComponentIsKnown() {
        components.register("anna", new ComponentSpec("resize", null, null, null, null, null));
        components.changed();
    }

    private void run(String id, String... nodes) {
        var tree = Trees.aLine(id, nodes);
        for (var node : nodes) {
            tree.activity(node, "resize", Map.of());
        }
        assertThat(engine.runPipeline(tree.document(), RunOptions.defaults()).code())
                .isEqualTo(Code.OK);
        engine.settle();
    }

    @Test
    void servesThoseWhoWaitInTheOrderInWhichTheyCame() {
        waiting("w1");
        waiting("w2");
        room.serve();
        assertThat(told).isEmpty();

        run("p", "a");
        room.serve();

        assertThat(told).containsExactly("w1 [a]");
        assertThat(room.size()).isEqualTo(1);
        run("q", "b");
        room.serve();
        assertThat(told).containsExactly("w1 [a]", "w2 [b]");
        assertThat(room.size()).isZero();
    }

    @Test
    void anAnswerComesEmptyWhenItsTimeIsOver() {
        waiting("w1");
        clock.tick(LONG.minusMillis(1));
        room.serve();
        assertThat(told).isEmpty();

        clock.tick(Duration.ofMillis(1));
        room.serve();

        assertThat(told).containsExactly("w1 []");
    }

    @Test
    void whatCannotBeDeliveredIsForTheNext() {
        run("p", "a");
        var gone = waiting("w1");
        room.serve();

        gone.giveBack.run();

        var task = room.claim(spec("w2"), sight).get(0);
        assertThat(task.nodeId()).isEqualTo("a");
        assertThat(task.handedOut()).isEqualTo(1);
        assertThat(task.fence()).isEqualTo(2);
    }

    @Test
    void whoMayNoLongerIsSentAwayAndWhoMaySeeNothingWaits() {
        run("p", "a");
        waiting("w1");
        sight = null;
        room.serve();
        assertThat(told).containsExactly("w1 []");

        waiting("w2");
        sight = new Sight(Set.of("red"));
        room.serve();
        assertThat(told).hasSize(1);
        sight = new Sight(Set.of("red", "default"));
        room.serve();
        assertThat(told).containsExactly("w1 []", "w2 [a]");
    }

    @Test
    void thereIsRoomForSoManyAndWhoHasLeftMakesRoom() {
        waiting("w1");
        waiting("w2");
        var left = waiting("w3");
        assertThat(room.join(spec("w4"), () -> Optional.of(sight), new Worker("w4"), LONG))
                .isFalse();

        left.open = false;
        room.serve();

        waiting("w5");
        assertThat(room.size()).isEqualTo(3);
    }

    @Test
    void whoeverWaitsIsAnsweredWhenItCloses() {
        run("p", "a");
        waiting("w1");

        room.close();

        assertThat(told).containsExactly("w1 []");
        assertThat(room.join(spec("w2"), () -> Optional.of(sight), new Worker("w2"), LONG))
                .isFalse();
        assertThat(room.size()).isZero();
    }
}
