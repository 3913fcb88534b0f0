package culm.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.Destination;
import jakarta.jms.JMSContext;
import java.util.ArrayList;
import java.util.List;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OwnBrokerTest {

    private EmbeddedActiveMQ broker;

    private static NamedQueue queue() {
        var queue = new NamedQueue();
        queue.setName("culm.advance");
        return queue;
    }

    private static List<String> received(JMSContext context, Destination queue, int count) {
        var texts = new ArrayList<String>();
        try (var consumer = context.createConsumer(queue)) {
            for (int i = 0; i < count; i++) {
                texts.add(consumer.receiveBody(String.class, 5_000));
            }
        }
        return texts;
    }

    @BeforeEach
    void start() throws Exception {
        broker = OwnBroker.start();
    }

    @AfterEach
    void stop() throws Exception {
        broker.stop();
    }

    @Test
    void aQueueIsMadeWhenItIsFirstUsedAndAHigherPriorityOvertakes() {
        try (var factory = new ActiveMQConnectionFactory("vm://" + OwnBroker.ID);
                var context = factory.createContext()) {
            context.createProducer().setPriority(1).send(queue(), "low");
            context.createProducer().setPriority(8).send(queue(), "high");

            assertThat(received(context, queue(), 2)).containsExactly("high", "low");
        }
    }

    @Test
    void aQueueHasTheAddressThatWildFlyGivesIt() {
        assertThat(queue().getAddress()).isEqualTo("jms.queue.culm.advance");
    }

    @Test
    void nothingIsKeptOnDisk() {
        assertThat(broker.getActiveMQServer().getConfiguration().isPersistenceEnabled())
                .isFalse();
    }
}
