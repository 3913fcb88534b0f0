package culm.ee.messaging;

import culm.engine.Engine;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.jms.JMSDestinationDefinition;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import java.lang.System.Logger.Level;

/**
 * Moves the token that a message names.
 *
 * <p>No transaction is open here, because a component may run for minutes; the engine opens its own short ones. Nothing is
 * caught either: the broker delivers again, and the token's version makes a second delivery harmless.
 *
 * <p>The messages of the default queue come this way as long as no others are spoken of: with the setting {@code queues} it
 * is {@link Receivers} that takes them, as the server must know before it reads the setting how many a bean may take at the
 * same time. {@code jboss-ejb3.xml} and {@code glassfish-ejb-jar.xml} say so to the server, from the settings {@code queues} and
 * {@code consumers}.
 */
@JMSDestinationDefinition(
        name = AdvanceConsumer.QUEUE,
        interfaceName = "jakarta.jms.Queue",
        destinationName = AdvanceConsumer.DESTINATION)
@MessageDriven(
        name = "AdvanceConsumer",
        activationConfig = {
            @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Queue"),
            @ActivationConfigProperty(propertyName = "destinationLookup", propertyValue = AdvanceConsumer.QUEUE)
        })
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class AdvanceConsumer implements MessageListener {

    static final String QUEUE = "java:app/jms/culm";

    /** What the broker calls it; it calls the other queues by this name, a dot and their own. */
    static final String DESTINATION = "culm.advance";

    private static final System.Logger LOG = System.getLogger(AdvanceConsumer.class.getName());

    @Inject
    private Engine engine;

    @Inject
    private Intake intake;

    @Override
    public void onMessage(Message message) {
        if (!intake.awaitOpen()) {
            return;
        }
        try {
            engine.advance(AdvanceMessage.read(message));
        } catch (JMSException | MalformedMessage unreadable) {
            LOG.log(Level.WARNING, "a message was dropped: {0}", unreadable.getMessage());
        }
    }
}
