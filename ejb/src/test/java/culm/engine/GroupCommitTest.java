package culm.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import culm.engine.StepWriter.Written;
import culm.port.Given;
import culm.port.StaleToken;
import culm.port.Transactions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class GroupCommitTest {

    private final List<List<String>> commits = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch firstCommit = new CountDownLatch(1);
    private final List<Thread> threads = new ArrayList<>();
    private final List<String> unflushed = Collections.synchronizedList(new ArrayList<>());
    private volatile Consumer<List<String>> database = tokens -> {};
    private final AtomicInteger open = new AtomicInteger();
    private volatile Runnable disk = () -> {};

    private final ThreadLocal<List<String>> stored = new ThreadLocal<>();

    private final GroupCommit group = new GroupCommit(new Store(false), this::store);
    private final GroupCommit onDisk = new GroupCommit(new Store(true), this::store);

    private Supplier<List<Written>> store(List<Step> steps) {
        var tokens = steps.stream().map(step -> step.token().id()).toList();
        commits.add(tokens);
        if (tokens.contains("first")) {
            await(firstCommit);
        }
        database.accept(tokens);
        stored.set(tokens);
        return () ->
                steps.stream().map(step -> new Written(step.token(), List.of())).toList();
    }

    private final class Store implements Transactions {
        private final boolean flushesLater;

        private Store(boolean flushesLater) {
            this.flushesLater = flushesLater;
        }

        @Override
        public <T> T call(Supplier<T> work) {
            return work.get();
        }

        @Override
        public boolean flushesLater() {
            return flushesLater;
        }

        @Override
        public <T> Unflushed<T> unflushed(Supplier<T> work) {
            var result = work.get();
            unflushed.addAll(stored.get());
            open.incrementAndGet();
            return new Unflushed<>() {
                @Override
                public T result() {
                    return result;
                }

                @Override
                public void flush() {
                    Store.this.flush();
                }

                @Override
                public void close() {
                    open.decrementAndGet();
                }
            };
        }

        @Override
        public void flush() {
            var flushed = List.copyOf(unflushed);
            disk.run();
            unflushed.removeAll(flushed);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException hurried) {
            throw new IllegalStateException(hurried);
        }
    }

    private static Step step(String token) {
        return new Step(Given.token(token, "run"));
    }

    private Written written(Step step) {
        return group.write(List.of(step)).get(0);
    }

    private FutureTask<Written> write(String token) {
        return write(group, token);
    }

    private FutureTask<Written> write(GroupCommit group, String token) {
        var task = new FutureTask<>(() -> group.write(List.of(step(token))).get(0));
        var thread = new Thread(task, token);
        threads.add(thread);
        thread.start();
        while (thread.isAlive() && thread.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        return task;
    }

    @Test
    void whatIsAloneIsWrittenAtOnce() {
        assertThat(written(step("alone")).token().id()).isEqualTo("alone");
        assertThat(commits).containsExactly(List.of("alone"));
    }

    @Test
    void stepsThatComeDuringACommitShareTheNext() throws Exception {
        var first = write("first");
        var second = write("second");
        var third = write("third");

        firstCommit.countDown();

        assertThat(first.get().token().id()).isEqualTo("first");
        assertThat(second.get().token().id()).isEqualTo("second");
        assertThat(third.get().token().id()).isEqualTo("third");
        assertThat(commits).containsExactly(List.of("first"), List.of("second", "third"));
    }

    @Test
    void stepsThatBelongTogetherAreWrittenTogether() throws Exception {
        var first = write("first");
        var other = write("other");
        var both = new FutureTask<>(() -> group.write(List.of(step("end"), step("begin"))));
        var thread = new Thread(both);
        thread.start();
        while (thread.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }

        firstCommit.countDown();

        assertThat(both.get()).extracting(written -> written.token().id()).containsExactly("end", "begin");
        assertThat(List.of(first.get(), other.get()))
                .extracting(written -> written.token().id())
                .containsExactly("first", "other");
        assertThat(commits).containsExactly(List.of("first"), List.of("other", "end", "begin"));
    }

    @Test
    void aGroupHasRoomForSixtyFour() throws Exception {
        var written = new ArrayList<FutureTask<Written>>();
        written.add(write("first"));
        for (int i = 0; i < 65; i++) {
            written.add(write("next" + i));
        }

        firstCommit.countDown();

        for (var step : written) {
            assertThat(step.get()).isNotNull();
        }
        assertThat(commits).extracting(List::size).containsExactly(1, 64, 1);
    }

    @Test
    void whatFailsInCompanyFailsForItselfAlone() throws Exception {
        database = tokens -> {
            if (tokens.contains("lost")) {
                throw new StaleToken("lost", 0);
            }
        };
        var first = write("first");
        var lost = write("lost");
        var other = write("other");

        firstCommit.countDown();

        assertThat(first.get()).isNotNull();
        assertThat(other.get().token().id()).isEqualTo("other");
        assertThatThrownBy(lost::get).isInstanceOf(ExecutionException.class).hasCauseInstanceOf(StaleToken.class);
        assertThat(commits).contains(List.of("lost", "other"), List.of("lost"), List.of("other"));
    }

    @Test
    void aFailureBlocksNobodyAfterIt() {
        database = tokens -> {
            throw new IllegalStateException("the database is away");
        };
        assertThatThrownBy(() -> written(step("early"))).hasMessage("the database is away");

        database = tokens -> {};
        assertThat(written(step("late"))).isNotNull();
    }

    @Test
    void whoIsInterruptedWaitsForItsStepAndStaysInterrupted() throws Exception {
        write("first");
        var interrupted = new FutureTask<>(() -> {
            written(step("interrupted"));
            return Thread.interrupted();
        });
        var thread = new Thread(interrupted);
        thread.start();
        while (thread.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }

        thread.interrupt();
        firstCommit.countDown();

        assertThat(interrupted.get()).isTrue();
        assertThat(commits).contains(List.of("interrupted"));
    }

    @Test
    void aStepThatIsAskedForDuringACommitOfItsThreadIsWrittenAlone() {
        database = tokens -> {
            if (tokens.contains("outer")) {
                written(step("inner"));
            }
        };

        written(step("outer"));

        assertThat(commits).containsExactly(List.of("outer"), List.of("inner"));
    }

    @Test
    void whatIsAloneWaitsForTheDiskWithItsCommit() {
        disk = () -> {
            throw new IllegalStateException("nobody waits for it later");
        };

        assertThat(onDisk.write(List.of(step("alone")))).hasSize(1);
        assertThat(unflushed).isEmpty();
    }

    @Test
    void theNextGroupIsWrittenWhileOneWaitsForTheDiskAndEachIsToldWhenItIsThere() throws Exception {
        var spins = new CountDownLatch(1);
        disk = () -> await(spins);
        var first = write(onDisk, "first");
        var second = write(onDisk, "second");
        var third = write(onDisk, "third");
        firstCommit.countDown();
        first.get();
        awaitUnflushed("second", "third");

        var fourth = write(onDisk, "fourth");
        var fifth = write(onDisk, "fifth");

        assertThat(second).isNotDone();
        assertThat(third).isNotDone();
        assertThat(commits).contains(List.of("second", "third"), List.of("fourth"));
        spins.countDown();
        for (var written : List.of(second, third, fourth, fifth)) {
            assertThat(written.get()).isNotNull();
        }
        assertThat(unflushed).isEmpty();
    }

    private void awaitUnflushed(String... tokens) {
        while (!unflushed.containsAll(List.of(tokens))) {
            Thread.onSpinWait();
        }
    }

    @Test
    void whatMayNotBeOnTheDiskIsNotWrittenAndIsThereBeforeItIsFoundWritten() throws Exception {
        disk = () -> {
            throw new IllegalStateException("the database is away");
        };
        database = tokens -> {
            if (unflushed.containsAll(tokens)) {
                throw new StaleToken(tokens.get(0), 0); // it is written already
            }
        };
        write(onDisk, "first");
        var second = write(onDisk, "second");
        var third = write(onDisk, "third");
        firstCommit.countDown();

        for (var unknown : List.of(second, third)) {
            assertThatThrownBy(unknown::get).hasRootCauseMessage("the database is away");
        }
        assertThat(unflushed).containsExactly("second", "third");
        disk = () -> {};
        assertThatThrownBy(() -> onDisk.write(List.of(step("second")))).isInstanceOf(StaleToken.class);
        assertThat(unflushed).isEmpty();
        assertThat(open).hasValue(0);
    }
}
