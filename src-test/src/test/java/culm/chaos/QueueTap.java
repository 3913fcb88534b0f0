package culm.chaos;

import culm.local.BrokerPlan;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientProducer;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ClientSessionFactory;
import org.apache.activemq.artemis.api.core.client.ServerLocator;

/** A client of the broker that takes messages from a queue behind the servers' back, and may send them on. */
final class QueueTap implements AutoCloseable {

    /** The queue of the servers. */
    static final String ADVANCE = "jms.queue.culm.advance";

    /** What a message bears that a tap has sent. */
    static final String SENT_ON = "sentOn";

    private final ServerLocator locator;
    private final ClientSessionFactory factory;
    private final ClientSession session;
    private final AtomicInteger taken = new AtomicInteger();

    private QueueTap(BrokerPlan broker, String queue, String to) {
        try {
            locator = ActiveMQClient.createServerLocator("tcp://%s:%d".formatted(broker.host(), broker.port()));
            factory = locator.createSessionFactory();
            session = factory.createSession(broker.user(), broker.password(), false, true, true, false, 0);
            var producer = to == null ? null : session.createProducer(to);
            session.createConsumer(queue).setMessageHandler(message -> take(message, producer));
            session.start();
        } catch (Exception refused) {
            throw new IllegalStateException(refused);
        }
    }

    /** Takes messages of the servers' queue, as many as it can get, and throws them away. */
    static QueueTap thief(BrokerPlan broker) {
        return new QueueTap(broker, ADVANCE, null);
    }

    /** Sends all that comes into a queue to the queue of the servers. */
    static QueueTap from(String queue, BrokerPlan broker) {
        return new QueueTap(broker, queue, ADVANCE);
    }

    int taken() {
        return taken.get();
    }

    /** What is not acknowledged would go back into the queue. */
    private void take(ClientMessage message, ClientProducer producer) {
        try {
            message.acknowledge();
            if (producer != null) {
                message.putBooleanProperty(SENT_ON, true);
                producer.send(message);
            }
            taken.incrementAndGet();
        } catch (ActiveMQException closed) {
            throw new IllegalStateException(closed);
        }
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (ActiveMQException goneAnyway) {
            throw new IllegalStateException(goneAnyway);
        } finally {
            factory.close();
            locator.close();
        }
    }
}
