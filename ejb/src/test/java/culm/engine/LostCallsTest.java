package culm.engine;

import static culm.tree.Trees.aLine;
import static org.assertj.core.api.Assertions.assertThat;

import culm.api.Code;
import culm.api.RunOptions;
import culm.memory.ManualClock;
import culm.memory.MemoryCluster;
import culm.plugin.Activity;
import culm.plugin.Answer;
import culm.plugin.Component;
import culm.port.FlowListener;
import culm.port.Patience;
import culm.port.Token;
import culm.port.Transactions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whoever looks for calls that have lost their tokens looks while the calls go on. */
@Timeout(30)
class LostCallsTest {

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final List<String> told = new ArrayList<>();
    private final AtomicReference<Runnable> beforeTheStoreIsAsked = new AtomicReference<>(() -> {});
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch ends = new CountDownLatch(1);
    private final ManualClock clock = new ManualClock(Instant.parse("2026-05-01T12:00:00Z"));
    private final Scripted plugins = new Scripted();
    private final MemoryCluster cluster = new MemoryCluster(
            plugins,
            clock,
            new FlowListener() {
                @Override
                public void lost(Token token) {
                    told.add("lost " + token.nodeId());
                }
            },
            Interrupted::new,
            Patience.NONE);
    private final Engine server = cluster.server("one");

    private final class Interrupted implements Transactions {
        private final Transactions store;

        Interrupted(Transactions store) {
            this.store = store;
        }

        @Override
        public <T> T call(Supplier<T> work) {
            beforeTheStoreIsAsked.getAndSet(() -> {}).run();
            return store.call(work);
        }
    }

    private final class Polling implements Component {
        @Override
        public Answer execute(Activity activity) {
            begun.countDown();
            await(ends);
            return Answer.pollAfter(PAUSE);
        }

        @Override
        public Answer poll(Activity activity) {
            told.add("polled, cancelled: " + activity.cancelled());
            return Answer.done();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private static void await(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    @Test
    void aCallThatEndsWhileItIsLookedAtIsNotLostNorIsTheNextOfItsAttempt() {
        plugins.component("polling", new Polling());
        var tree = aLine("p", "a").activity("a", "polling", Map.of());
        assertThat(server.runPipeline(tree.document(), RunOptions.defaults(), "me")
                        .code())
                .isEqualTo(Code.OK);
        var mover = new Thread(() -> cluster.moveAll(server));
        mover.start();
        await(begun);

        beforeTheStoreIsAsked.set(() -> {
            ends.countDown();
            await(mover);
        });
        server.stopLostCalls();
        clock.tick(PAUSE);
        server.wakeDue(10);
        cluster.moveAll(server);

        assertThat(told).containsExactly("polled, cancelled: false");
        assertThat(server.getState("p", false).state()).isEqualTo("FINISHED");
    }
}
