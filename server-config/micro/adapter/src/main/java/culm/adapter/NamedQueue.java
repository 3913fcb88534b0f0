package culm.adapter;

import org.apache.activemq.artemis.jms.client.ActiveMQQueue;

/** A queue that is defined by its name, as an application defines it: Artemis itself asks for an address. */
public class NamedQueue extends ActiveMQQueue {

    private static final long serialVersionUID = 1L;

    /** With the prefix that WildFly gives, so that servers of both kinds can share a broker. */
    private static final String PREFIX = "jms.queue.";

    public void setName(String name) {
        setAddress(PREFIX + name);
    }
}
