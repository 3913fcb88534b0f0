package culm.ee.messaging;

import culm.port.TokenRef;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;

/** What a message says, in the one format that all servers of this version write and read. */
final class AdvanceMessage {

    private static final int FORMAT = 1;
    private static final String FORMAT_PROPERTY = "culm_format";
    private static final String VERSION_PROPERTY = "culm_version";
    private static final String PRIORITY_PROPERTY = "culm_priority";
    private static final String QUEUE_PROPERTY = "culm_queue";

    private static final int JMS_LEVELS = 10;
    private static final int LEVELS = 256;

    private AdvanceMessage() {}

    static void write(TokenRef token, TextMessage message) throws JMSException {
        message.setText(token.tokenId());
        message.setIntProperty(FORMAT_PROPERTY, FORMAT);
        message.setLongProperty(VERSION_PROPERTY, token.version());
        message.setIntProperty(PRIORITY_PROPERTY, token.priority());
        message.setStringProperty(QUEUE_PROPERTY, token.queue());
    }

    static TokenRef read(Message message) throws JMSException, MalformedMessage {
        if (!(message instanceof TextMessage text) || text.getText() == null) {
            throw new MalformedMessage("it is no text message");
        }
        if (!message.propertyExists(FORMAT_PROPERTY) || message.getIntProperty(FORMAT_PROPERTY) != FORMAT) {
            throw new MalformedMessage(
                    "its format is %s, not %d".formatted(message.getObjectProperty(FORMAT_PROPERTY), FORMAT));
        }
        return new TokenRef(
                text.getText(),
                message.getLongProperty(VERSION_PROPERTY),
                message.getIntProperty(PRIORITY_PROPERTY),
                message.getStringProperty(QUEUE_PROPERTY));
    }

    /** The engine's 0..255 in the ten levels that JMS has. */
    static int jmsPriority(int priority) {
        return priority * JMS_LEVELS / LEVELS;
    }
}
