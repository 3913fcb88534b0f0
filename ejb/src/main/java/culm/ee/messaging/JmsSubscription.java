package culm.ee.messaging;

import culm.port.TokenRef;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;

/** On a connection of its own: in a server there is one consumer for each. */
final class JmsSubscription implements Subscription {

    private static final System.Logger LOG = System.getLogger(JmsSubscription.class.getName());

    private final JMSContext context;
    private final JMSConsumer consumer;

    JmsSubscription(ConnectionFactory connections, Destinations destinations, String queue) {
        context = connections.createContext(JMSContext.AUTO_ACKNOWLEDGE);
        try {
            consumer = context.createConsumer(destinations.of(queue, context));
        } catch (RuntimeException refused) {
            context.close();
            throw refused;
        }
    }

    @Override
    public Optional<TokenRef> receive(Duration longest) {
        var message = consumer.receive(longest.toMillis());
        if (message == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(AdvanceMessage.read(message));
        } catch (JMSException | MalformedMessage unreadable) {
            LOG.log(Level.WARNING, "a message was dropped: {0}", unreadable.getMessage());
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
