package culm.broker;

import culm.local.BrokerPlan;
import culm.local.Ports;
import culm.local.Trouble;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.activemq.artemis.core.config.impl.SecurityConfiguration;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.spi.core.security.ActiveMQJAASSecurityManager;
import org.apache.activemq.artemis.spi.core.security.jaas.InVMLoginModule;

/**
 * What {@code mvn -Pbroker} runs: an Artemis for several Culm servers, with one user. Its argument is broker.xml, which
 * reads host and port from the environment.
 */
public final class RunBroker {

    private static final String ROLE = "culm";

    /** Kept here, since a logger that nobody holds forgets its level. */
    private static final Logger ROOT_LOGGER = Logger.getLogger("");

    private RunBroker() {}

    public static void main(String[] arguments) {
        ROOT_LOGGER.setLevel(Level.WARNING);
        Trouble.telling(() -> {
            var plan = BrokerPlan.of("The broker", System.getenv());
            Ports.requireFree(plan.port(), "CULM_BROKER_PORT", "mvn -Pbroker");
            var broker = start(Path.of(arguments[0]), plan);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(broker), "stop-broker"));
            System.out.printf("The broker listens on %s:%d. Ctrl-C stops it.%n", plan.host(), plan.port());
            waitForever();
        });
    }

    private static EmbeddedActiveMQ start(Path xml, BrokerPlan plan) {
        var users = new SecurityConfiguration();
        users.addUser(plan.user(), plan.password());
        users.addRole(plan.user(), ROLE);
        try {
            return new EmbeddedActiveMQ()
                    .setConfigResourcePath(xml.toUri().toString())
                    .setSecurityManager(new ActiveMQJAASSecurityManager(InVMLoginModule.class.getName(), users))
                    .start();
        } catch (Exception refused) {
            throw new Trouble("The broker does not start: " + refused.getMessage(), refused);
        }
    }

    private static void stop(EmbeddedActiveMQ broker) {
        try {
            broker.stop();
        } catch (Exception goneAnyway) {
            ROOT_LOGGER.log(Level.WARNING, "the broker did not stop in order", goneAnyway);
        }
    }

    private static void waitForever() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
