package culm.ee.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import culm.port.TokenRef;
import jakarta.jms.JMSException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class SendersTest {

    private final Broker broker = new Broker();
    private final Senders senders = new Senders(broker::connect);

    /** Whoever is connected to it loses it when it restarts. */
    private static final class Broker {
        private final List<String> arrived = new ArrayList<>();
        private boolean away;
        private int life;
        private int opened;
        private int closed;

        synchronized Sender connect() {
            if (away) {
                throw new IllegalStateException("no broker");
            }
            opened++;
            return new Connected(this, life);
        }

        synchronized void arrive(TokenRef token, int connectedIn) throws JMSException {
            if (away || life != connectedIn) {
                throw new JMSException("lost");
            }
            arrived.add(token.tokenId());
        }

        synchronized void restart() {
            life++;
        }
    }

    private record Connected(Broker broker, int life) implements Sender {
        @Override
        public void send(TokenRef token) throws JMSException {
            broker.arrive(token, life);
        }

        @Override
        public void close() {
            synchronized (broker) {
                broker.closed++;
            }
        }
    }

    private static List<TokenRef> tokens(String... ids) {
        return List.of(ids).stream().map(id -> new TokenRef(id, 1, 100, "")).toList();
    }

    @Test
    void whatWasOpenedIsUsedAgain() throws JMSException {
        senders.send(tokens("a", "b"));
        senders.send(tokens("c"));

        assertThat(broker.arrived).containsExactly("a", "b", "c");
        assertThat(broker.opened).isEqualTo(1);
    }

    @Test
    void aBrokerThatWasAwayCostsNoMessage() throws JMSException {
        senders.send(tokens("a"));
        broker.restart();
        senders.send(tokens("b"));

        assertThat(broker.arrived).containsExactly("a", "b");
        assertThat(broker.closed).isEqualTo(1);
    }

    @Test
    void aBrokerThatIsAwayIsTold() throws JMSException {
        senders.send(tokens("a"));
        broker.away = true;

        assertThatThrownBy(() -> senders.send(tokens("b"))).isInstanceOf(IllegalStateException.class);

        broker.away = false;
        senders.send(tokens("c"));
        assertThat(broker.arrived).containsExactly("a", "c");
        assertThat(broker.closed).isEqualTo(broker.opened - 1);
    }

    @Test
    void fewStayOpenHoweverManySendAtOnce() throws Exception {
        var all = 20;
        var together = new CountDownLatch(all);
        var many = new Senders(() -> {
            together.countDown();
            try {
                together.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            return broker.connect();
        });
        var threads = Executors.newFixedThreadPool(all);
        for (int i = 0; i < all; i++) {
            threads.submit(() -> {
                many.send(tokens("t"));
                return null;
            });
        }
        threads.shutdown();
        assertThat(threads.awaitTermination(10, java.util.concurrent.TimeUnit.SECONDS))
                .isTrue();

        assertThat(broker.opened - broker.closed).isBetween(1, 8);
        many.close();
        assertThat(broker.closed).isEqualTo(broker.opened);
    }
}
