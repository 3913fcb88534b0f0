package culm.ee.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import culm.port.TokenRef;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class ReceiverTest {

    private final List<String> log = new ArrayList<>();
    private final Deque<Runnable> script = new ConcurrentLinkedDeque<>();
    private Receiver receiver;

    /** Does what comes next in the script at each look for a message. */
    private final class Scripted implements Subscription {
        private Optional<TokenRef> next = Optional.empty();

        Scripted() {
            log.add("connect");
        }

        @Override
        public Optional<TokenRef> receive(Duration longest) {
            script.pop().run();
            return Optional.of(new TokenRef("t" + script.size(), 1, 100, "mail"));
        }

        @Override
        public void close() {
            log.add("close");
        }
    }

    private Receiver receiver(Executor workers, int consumers) {
        receiver = new Receiver("mail", Scripted::new, token -> log.add(token.tokenId()), workers, consumers);
        return receiver;
    }

    private void come() {
        script.add(() -> {});
    }

    private void comeAndStop() {
        script.add(() -> receiver.stop());
    }

    @Test
    void handsOnWhatComesUntilItIsStopped() {
        come();
        come();
        comeAndStop();

        receiver(Runnable::run, 1).run();

        assertThat(log).containsExactly("connect", "t2", "t1", "t0", "close");
    }

    @Test
    void takesNothingWhileNobodyIsFree() throws InterruptedException {
        come();
        come();
        comeAndStop();
        var busy = new LinkedBlockingQueue<Runnable>();
        var thread = new Thread(receiver(busy::add, 2));
        thread.start();
        var first = busy.take();
        busy.take();
        assertThat(script).as("what lies in the queue").hasSize(1);

        first.run();

        thread.join();
        assertThat(busy).hasSize(1);
        assertThat(script).isEmpty();
    }

    @Test
    void connectsAgainWhenTheConnectionBreaks() {
        script.add(() -> {
            throw new IllegalStateException("broken");
        });
        comeAndStop();

        receiver(Runnable::run, 1).run();

        assertThat(log).containsExactly("connect", "close", "connect", "t0", "close");
    }

    @Test
    void goesOnAfterWorkThatFailed() {
        come();
        comeAndStop();
        receiver = new Receiver(
                "mail",
                Scripted::new,
                token -> {
                    log.add(token.tokenId());
                    throw new IllegalStateException("the database is away");
                },
                Runnable::run,
                1);

        receiver.run();

        assertThat(log).containsExactly("connect", "t1", "t0", "close");
    }
}
