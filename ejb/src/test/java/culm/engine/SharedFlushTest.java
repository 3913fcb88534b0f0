package culm.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SharedFlushTest {

    private final List<Long> flushed = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch spins = new CountDownLatch(1);
    private volatile Runnable disk = () -> {};
    private final SharedFlush flush = new SharedFlush();

    private void await(long group) {
        flush.await(group, () -> {
            flushed.add(group);
            if (group == 1) {
                awaitSpin();
            }
            disk.run();
        });
    }

    private void awaitSpin() {
        try {
            spins.await();
        } catch (InterruptedException hurried) {
            throw new IllegalStateException(hurried);
        }
    }

    /** Returns when it waits, for the disk or for another who does. */
    private FutureTask<Boolean> begin(long group) {
        var task = new FutureTask<>(() -> {
            await(group);
            return Thread.interrupted();
        });
        var thread = new Thread(task, "group " + group);
        thread.start();
        while (thread.isAlive() && thread.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        if (group == INTERRUPTED) {
            thread.interrupt();
        }
        return task;
    }

    private static final long INTERRUPTED = 9;

    private List<FutureTask<Boolean>> whileTheFirstIsWaitedFor(long... groups) {
        begin(1);
        var during = LongStream.of(groups).mapToObj(this::begin).toList();
        spins.countDown();
        return during;
    }

    @Test
    void whoComesWhileItIsWaitedForSharesTheNext() throws Exception {
        for (var later : whileTheFirstIsWaitedFor(2, 3, 4)) {
            later.get();
        }

        assertThat(flushed).containsExactly(1L, 2L);
    }

    /** A later connection may have been opened after the database had fallen. */
    @Test
    void nobodyVouchesForGroupsBeforeItsOwn() throws Exception {
        for (var later : whileTheFirstIsWaitedFor(3, 2, 4)) {
            later.get();
        }

        assertThat(flushed).containsExactlyInAnyOrder(1L, 3L, 2L);
    }

    @Test
    void ifItFailsEachTriesForItself() throws Exception {
        begin(1);
        var second = begin(2);
        var third = begin(3);
        disk = () -> {
            if (flushed.get(flushed.size() - 1) == 2) {
                throw new IllegalStateException("the connection is gone");
            }
        };

        spins.countDown();

        assertThatThrownBy(second::get).hasRootCauseMessage("the connection is gone");
        assertThat(third.get()).isFalse();
        assertThat(flushed).containsExactly(1L, 2L, 3L);
    }

    @Test
    void anErrorLeavesNobodyWaiting() {
        disk = () -> {
            throw new StackOverflowError("too deep");
        };

        for (var failed : whileTheFirstIsWaitedFor(2, 3)) {
            assertThatThrownBy(failed::get).hasRootCauseMessage("too deep");
        }
    }

    @Test
    void whoIsInterruptedWaitsAndStaysInterrupted() throws Exception {
        assertThat(whileTheFirstIsWaitedFor(INTERRUPTED).get(0).get()).isTrue();
        assertThat(flushed).containsExactly(1L, INTERRUPTED);
    }
}
