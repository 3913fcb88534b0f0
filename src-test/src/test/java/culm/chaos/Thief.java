package culm.chaos;

import culm.local.BrokerPlan;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ClientSessionFactory;
import org.apache.activemq.artemis.api.core.client.ServerLocator;

/** Takes messages out of the servers' queue and throws them away, as many as it can get. */
final class Thief implements AutoCloseable {

    private static final String QUEUE = "jms.queue.culm.advance";

    private final ServerLocator locator;
    private final ClientSessionFactory factory;
    private final ClientSession session;

    Thief(BrokerPlan broker) {
        try {
            locator = ActiveMQClient.createServerLocator("tcp://%s:%d".formatted(broker.host(), broker.port()));
            factory = locator.createSessionFactory();
            session = factory.createSession(broker.user(), broker.password(), false, true, true, false, 0);
            session.createConsumer(QUEUE).setMessageHandler(Thief::keep);
            session.start();
        } catch (Exception refused) {
            throw new IllegalStateException(refused);
        }
    }

    /** What is not acknowledged would go back into the queue. */
    private static void keep(ClientMessage message) {
        try {
            message.acknowledge();
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
