package culm.ee.messaging;

import culm.port.TokenRef;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSProducer;

/** On a context of its own, which stays open. */
final class JmsSender implements Sender {

    private final Destinations destinations;
    private final JMSContext context;
    private final JMSProducer producer;

    JmsSender(ConnectionFactory connections, Destinations destinations) {
        this.destinations = destinations;
        this.context = connections.createContext(JMSContext.AUTO_ACKNOWLEDGE);
        this.producer = context.createProducer()
                .setDeliveryMode(DeliveryMode.NON_PERSISTENT)
                .setDisableMessageID(true)
                .setDisableMessageTimestamp(true);
    }

    @Override
    public void send(TokenRef token) throws JMSException {
        var message = context.createTextMessage();
        AdvanceMessage.write(token, message);
        producer.setPriority(AdvanceMessage.jmsPriority(token.priority()))
                .send(destinations.of(token.queue(), context), message);
    }

    @Override
    public void close() {
        context.close();
    }
}
