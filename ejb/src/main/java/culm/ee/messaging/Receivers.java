package culm.ee.messaging;

import culm.api.RunOptions;
import culm.engine.Engine;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import jakarta.jms.ConnectionFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Receives from the queues that this server works on. A message-driven bean is bound to one queue when the application is
 * built; these are bound when the server starts. Each queue has threads of its own, so that none waits for another's.
 */
@Singleton
@Startup
@DependsOn("EngineStart")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class Receivers {

    private static final Duration IDLE = Duration.ofMinutes(1);
    private static final Duration LONGEST_LOOK = Duration.ofSeconds(2);

    @Resource
    private ManagedThreadFactory threads;

    @Resource(lookup = "java:comp/DefaultJMSConnectionFactory")
    private ConnectionFactory connections;

    @Inject
    private Destinations destinations;

    @Inject
    private Reception reception;

    @Inject
    private Engine engine;

    @Inject
    private Intake intake;

    private final List<Receiver> receivers = new ArrayList<>();
    private final List<Thread> running = new ArrayList<>();
    private final List<ExecutorService> workers = new ArrayList<>();

    @PostConstruct
    void start() {
        reception.consumers().forEach((queue, count) -> {
            if (count > 0) {
                receive(queue, count);
            }
        });
        intake.whenShut(this::stop);
    }

    private void receive(String queue, int count) {
        var own = new ThreadPoolExecutor(
                count, count, IDLE.toSeconds(), TimeUnit.SECONDS, new LinkedBlockingQueue<>(), threads);
        own.allowCoreThreadTimeOut(true);
        var shown = queue.isEmpty() ? RunOptions.DEFAULT_QUEUE : queue;
        var receiver = new Receiver(
                shown, () -> new JmsSubscription(connections, destinations, queue), engine::advance, own, count);
        workers.add(own);
        receivers.add(receiver);
        var thread = threads.newThread(receiver);
        running.add(thread);
        thread.start();
    }

    /** Before the engine drains: what was received is worked on, and nothing more is taken from the broker. */
    @PreDestroy
    void end() {
        stop();
        try {
            for (var thread : running) {
                thread.join(LONGEST_LOOK.toMillis());
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        workers.forEach(ExecutorService::shutdown);
    }

    private void stop() {
        receivers.forEach(Receiver::stop);
    }
}
