package culm.adapter;

import jakarta.resource.spi.BootstrapContext;
import jakarta.resource.spi.ResourceAdapterInternalException;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.core.remoting.impl.invm.InVMConnectorFactory;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyConnectorFactory;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.ra.ActiveMQResourceAdapter;

/**
 * The resource adapter of Artemis, for a server that has no broker: it brings one with it, unless the environment names one
 * outside.
 */
public class BrokerAdapter extends ActiveMQResourceAdapter {

    private static final long serialVersionUID = 1L;

    /** They are made when they are needed, and end when they are not. */
    private static final int MOST_THREADS = 128;

    private transient EmbeddedActiveMQ broker;

    @Override
    public void start(BootstrapContext context) throws ResourceAdapterInternalException {
        giveEachConsumerAThread();
        var outside = OutsideBroker.of(System.getenv());
        if (outside.isPresent()) {
            use(outside.get());
        } else {
            useOwn();
        }
        super.start(context);
    }

    /** By itself the client has eight for each core, however many consumers there are. */
    private static void giveEachConsumerAThread() {
        ActiveMQClient.setGlobalThreadPoolProperties(
                Math.max(MOST_THREADS, ActiveMQClient.getGlobalThreadPoolSize()),
                ActiveMQClient.getGlobalScheduledThreadPoolSize(),
                ActiveMQClient.getGlobalFlowControlThreadPoolSize());
    }

    private void use(OutsideBroker outside) {
        setConnectorClassName(NettyConnectorFactory.class.getName());
        setConnectionParameters(outside.parameters());
        setUserName(outside.user());
        setPassword(outside.password());
        beQuick();
    }

    /** A sender learns at once that the broker is away, since what it could not send is sent again; consumers come back. */
    private void beQuick() {
        setUseTopologyForLoadBalancing(false); // the addresses that the broker gives may be those of its own network
        setInitialConnectAttempts(1);
        setReconnectAttempts(0);
        setSetupAttempts(-1);
        setSetupInterval(1_000L);
        setCallTimeout(2_000L);
        setClientFailureCheckPeriod(5_000L);
        setConnectionTTL(15_000L);
    }

    private void useOwn() throws ResourceAdapterInternalException {
        setConnectorClassName(InVMConnectorFactory.class.getName());
        setConnectionParameters("serverId=" + OwnBroker.ID);
        try {
            broker = OwnBroker.start();
        } catch (Exception refused) { // whatever it throws, the server shall not go on without it
            throw new ResourceAdapterInternalException("the broker does not start", refused);
        }
    }

    @Override
    public void stop() {
        super.stop();
        if (broker != null) {
            stopBroker();
        }
    }

    private void stopBroker() {
        try {
            broker.stop();
        } catch (Exception goneAnyway) {
            System.getLogger(BrokerAdapter.class.getName())
                    .log(System.Logger.Level.WARNING, "the broker did not stop in order", goneAnyway);
        } finally {
            broker = null;
        }
    }

    /** A server tells its adapters apart by themselves, not by how they are set. */
    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
