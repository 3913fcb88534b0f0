package culm.adapter;

import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.CoreAddressConfiguration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;

/** A broker in this JVM and for nobody else, set as broker.xml sets the one that servers share. */
final class OwnBroker {

    /** By which its clients find it within the JVM. */
    static final int ID = 0;

    private static final SimpleString PARKED = SimpleString.of("DLQ");
    private static final SimpleString EXPIRED = SimpleString.of("ExpiryQueue");
    private static final long FULL = 100L << 20;

    private OwnBroker() {}

    static EmbeddedActiveMQ start() throws Exception {
        return new EmbeddedActiveMQ().setConfiguration(configuration()).start();
    }

    private static Configuration configuration() throws Exception {
        return new ConfigurationImpl()
                .setName("culm")
                .setSecurityEnabled(false)
                .setJMXManagementEnabled(false)
                .setPersistenceEnabled(false)
                .setJournalType(JournalType.NIO)
                .addAcceptorConfiguration("culm", "vm://" + ID)
                .addAddressSetting("#", parking())
                .addAddressSetting("jms.queue.culm.#", hints())
                .addAddressConfiguration(queue(PARKED))
                .addAddressConfiguration(queue(EXPIRED));
    }

    private static AddressSettings parking() {
        return new AddressSettings().setDeadLetterAddress(PARKED).setExpiryAddress(EXPIRED);
    }

    private static AddressSettings hints() {
        return parking()
                .setMaxDeliveryAttempts(5)
                .setRedeliveryDelay(500)
                .setRedeliveryMultiplier(2)
                .setMaxRedeliveryDelay(10_000)
                .setMaxSizeBytes(FULL)
                .setAddressFullMessagePolicy(AddressFullMessagePolicy.DROP)
                .setDefaultAddressRoutingType(RoutingType.ANYCAST)
                .setDefaultQueueRoutingType(RoutingType.ANYCAST)
                .setAutoDeleteQueues(false)
                .setAutoDeleteAddresses(false);
    }

    private static CoreAddressConfiguration queue(SimpleString name) {
        return new CoreAddressConfiguration()
                .setName(name.toString())
                .addRoutingType(RoutingType.ANYCAST)
                .addQueueConfiguration(
                        QueueConfiguration.of(name).setAddress(name).setRoutingType(RoutingType.ANYCAST));
    }
}
