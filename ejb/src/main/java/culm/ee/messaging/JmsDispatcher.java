package culm.ee.messaging;

import culm.ee.thread.OwnThreads;
import culm.port.Dispatcher;
import culm.port.TokenRef;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Local;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Sends a message for each token. The engine calls it when its transaction is over, and it never joins one of a caller's:
 * a hint is not worth a distributed transaction, and what is lost here is sent again by the sweeper.
 */
@Singleton
@Local(Dispatcher.class)
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class JmsDispatcher implements Dispatcher {

    /** What is due later is left to the timer, so that few are held here. */
    private static final Duration NEAR = Duration.ofSeconds(10);

    private static final Duration IDLE = Duration.ofMinutes(1);

    private static final int WAKERS = 4;

    private static final System.Logger LOG = System.getLogger(JmsDispatcher.class.getName());

    private final Clock clock = Clock.systemUTC();
    private final Map<String, SendTrouble> troubles = new ConcurrentHashMap<>();

    @Resource(lookup = "java:comp/DefaultJMSConnectionFactory")
    private ConnectionFactory connections;

    @Inject
    private Destinations destinations;

    @Inject
    private Reception reception;

    @Resource
    private ManagedThreadFactory threads;

    private Senders senders;
    private ExecutorService movers;
    private ScheduledExecutorService wakers;

    @PostConstruct
    void open() {
        wakers = new OwnThreads(WAKERS, threads);
        movers = new ThreadPoolExecutor(
                0, Integer.MAX_VALUE, IDLE.toSeconds(), TimeUnit.SECONDS, new SynchronousQueue<>(), threads);
        senders = new Senders(() -> new JmsSender(connections, destinations));
    }

    @Override
    public void advance(TokenRef token) {
        send(List.of(token));
    }

    @Override
    public void advance(Collection<TokenRef> tokens) {
        var byQueue = new LinkedHashMap<String, List<TokenRef>>();
        tokens.forEach(token -> byQueue.computeIfAbsent(token.queue(), first -> new ArrayList<>())
                .add(token));
        byQueue.values().forEach(this::send);
    }

    @Override
    public void wakeAt(TokenRef token, Instant due) {
        var delay = Duration.between(clock.instant(), due);
        if (delay.compareTo(NEAR) >= 0) {
            return;
        }
        try {
            var millis = Math.max(0, delay.toMillis() + 1); // never before it is due
            wakers.schedule(() -> send(List.of(token)), millis, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException busy) {
            trouble(token).failed(token, busy); // the timer finds it when it is due
        }
    }

    /**
     * Not of the queues that {@link Receivers} receive from: a receiver takes no message while it could not work on it, since
     * one of a higher priority may come, and it knows its own places only.
     */
    @Override
    public boolean movesHere(String queue) {
        return !reception.consumers().containsKey(queue);
    }

    /** The engine counts those that it lets move: there are never more threads than consumers. */
    @Override
    public boolean moveHere(Runnable moving) {
        try {
            movers.execute(() -> {
                try {
                    moving.run();
                } catch (RuntimeException trouble) {
                    LOG.log(Level.WARNING, "a token was let fall, and will be taken up again: {0}", trouble);
                }
            });
            return true;
        } catch (RejectedExecutionException stopping) {
            return false;
        }
    }

    /** Of each queue its own: what the broker refuses for one may go well for another. */
    private SendTrouble trouble(TokenRef token) {
        return troubles.computeIfAbsent(token.queue(), first -> new SendTrouble(clock));
    }

    private void send(Collection<TokenRef> tokens) {
        var first = tokens.iterator().next();
        var trouble = trouble(first);
        if (trouble.isPausing()) {
            return;
        }
        try {
            senders.send(tokens);
            trouble.over();
        } catch (JMSException
                | RuntimeException brokerAway) { // a resource adapter that loses its broker throws anything
            trouble.failed(first, brokerAway);
        }
    }

    @PreDestroy
    void close() {
        wakers.shutdown();
        movers.shutdown();
        senders.close();
    }
}
