package culm.ee.component;

import culm.component.BuiltIn;
import culm.component.Inputs;
import culm.component.WrongInput;
import culm.ee.json.JsonText;
import culm.plugin.Activity;
import culm.plugin.Answer;
import culm.plugin.Plugin;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.Destination;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSProducer;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Message;
import java.util.Map;

/** Sends one message to a queue or topic, in the transaction that records the end of the node. */
@Plugin(code = "jms_send", name = "Send a message", group = "built-in", transactional = true)
public final class JmsSend extends BuiltIn {

    /** Before a name that the broker knows, not JNDI. */
    private static final String QUEUE = "queue:";

    private static final String TOPIC = "topic:";
    private static final int HIGHEST_PRIORITY = 9;
    private static final int MOST_SECONDS = 366 * 24 * 3_600;
    private static final long MILLIS = 1_000;

    private final Offered factories;
    private final Offered destinations;

    JmsSend(BuiltInSettings settings, Offered.Lookup lookup) {
        this.factories = new Offered("jms-factories", settings.jmsFactories(), lookup);
        this.destinations = new Offered("jms-destinations", settings.jmsDestinations(), lookup);
    }

    @Override
    protected Answer begin(Activity activity, Inputs inputs) {
        inputs.only(
                "factory",
                "destination",
                "text",
                "json",
                "properties",
                "type",
                "correlation_id",
                "priority",
                "ttl_seconds",
                "delay_seconds");
        if (inputs.has("text") == inputs.has("json")) {
            throw new WrongInput("there must be either text or json");
        }
        var text = inputs.has("json") ? JsonText.write(inputs.any("json")) : inputs.text("text", "");
        var factory = factories.find(inputs.text("factory", "default"), ConnectionFactory.class);
        var name = inputs.text("destination");
        try (var context = factory.createContext()) {
            var message = message(context, text, inputs);
            producer(context, inputs).send(destination(context, name), message);
            activity.outputs().put("message_id", message.getJMSMessageID());
            return Answer.done();
        } catch (JMSRuntimeException | JMSException refused) {
            return Answer.failed("nothing was sent to %s: %s".formatted(name, refused.getMessage()));
        }
    }

    private Destination destination(JMSContext context, String name) {
        var meant = destinations.jndiName(name);
        if (meant.startsWith(QUEUE)) {
            return context.createQueue(meant.substring(QUEUE.length()));
        }
        return meant.startsWith(TOPIC)
                ? context.createTopic(meant.substring(TOPIC.length()))
                : destinations.find(name, Destination.class);
    }

    private static Message message(JMSContext context, String text, Inputs inputs) throws JMSException {
        var message = context.createTextMessage(text);
        for (var property : inputs.map("properties").entrySet()) {
            message.setObjectProperty(property.getKey(), property(property));
        }
        message.setJMSType(inputs.text("type", null));
        message.setJMSCorrelationID(inputs.text("correlation_id", null));
        return message;
    }

    private static Object property(Map.Entry<String, Object> property) {
        var value = property.getValue();
        if (value instanceof String || value instanceof Boolean || value instanceof Long || value instanceof Double) {
            return value;
        }
        throw new WrongInput("properties.%s must be a text, a number or a boolean".formatted(property.getKey()));
    }

    private static JMSProducer producer(JMSContext context, Inputs inputs) {
        var producer = context.createProducer();
        producer.setPriority(inputs.integer("priority", Message.DEFAULT_PRIORITY, 0, HIGHEST_PRIORITY));
        producer.setTimeToLive(inputs.integer("ttl_seconds", 0, 0, MOST_SECONDS) * MILLIS);
        producer.setDeliveryDelay(inputs.integer("delay_seconds", 0, 0, MOST_SECONDS) * MILLIS);
        return producer;
    }
}
