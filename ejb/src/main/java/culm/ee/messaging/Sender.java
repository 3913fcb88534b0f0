package culm.ee.messaging;

import culm.port.TokenRef;
import jakarta.jms.JMSException;

/** An open way to the broker, for one thread at a time. */
interface Sender extends AutoCloseable {

    void send(TokenRef token) throws JMSException;

    @Override
    void close();
}
