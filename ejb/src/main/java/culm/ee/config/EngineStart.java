package culm.ee.config;

import culm.ee.access.AdminPassword;
import culm.ee.messaging.Intake;
import culm.ee.persistence.TransactionBoundary;
import culm.engine.Engine;
import culm.port.Dispatcher;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.EJB;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.lang.System.Logger.Level;
import java.time.Duration;

/**
 * Opens the engine when the server starts, and gives back what it holds when the server stops. A mistake in the settings or
 * in the schema ends the start of the server.
 */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class EngineStart {

    private static final Duration BEAT = Duration.ofSeconds(1);

    private static final System.Logger LOG = System.getLogger(EngineStart.class.getName());

    @Inject
    private Settings settings;

    @Inject
    private Engine engine;

    @Inject
    private Store store;

    @Inject
    private Intake intake;

    /** Made now, so that a password that has to be made is in the log before anybody needs it. */
    @Inject
    private AdminPassword adminPassword;

    @Resource
    private UserTransaction transaction;

    /** Named here, with the dispatcher, so that the container does not stop them before this bean. */
    @EJB
    private TransactionBoundary boundary;

    @EJB
    private Dispatcher dispatcher;

    @PostConstruct
    void open() {
        var components = engine.listComponents().size();
        LOG.log(Level.INFO, "Culm is open: {0} components, {1}", components, settings);
    }

    @PreDestroy
    void close() {
        inTransaction("tell that it is about to stop", store::drain);
        if (!drain()) {
            LOG.log(Level.WARNING, "components still run after {0}: their nodes will be taken over", settings.drain());
        }
        intake.end();
        inTransaction("say farewell", store::leave);
    }

    /** The clockwork has stopped: the lease is renewed here, lest others take over what may still come to its end. */
    private boolean drain() {
        for (var left = settings.drain(); left.compareTo(BEAT) > 0; left = left.minus(BEAT)) {
            if (engine.drain(BEAT)) {
                return true;
            }
            inTransaction("renew its lease", store::beat);
        }
        return engine.drain(BEAT);
    }

    private void inTransaction(String purpose, Runnable work) {
        try {
            transaction.begin();
            work.run();
            transaction.commit();
        } catch (Exception away) { // the lease will run out instead
            LOG.log(Level.WARNING, "this server could not {0}: {1}", purpose, away);
        }
    }
}
