package culm.ee.config;

import culm.ee.access.Directory;
import culm.ee.messaging.Intake;
import culm.engine.Engine;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.time.Duration;

/**
 * Opens the engine when the server starts, and gives back what it holds when the server stops. A mistake in the settings or
 * in the schema ends the start of the server.
 */
@Singleton
@Startup
@DependsOn({"TransactionBoundary", "JmsDispatcher"}) // for its end: with them it gives back what it holds
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
    private Directory directory;

    @PostConstruct
    void open() {
        var components = engine.listComponents().size();
        LOG.log(Level.INFO, "Culm is open: {0} components, {1}", components, settings);
    }

    @PreDestroy
    void close() {
        attempt("tell that it is about to stop", store::drain);
        if (!drain()) {
            LOG.log(Level.WARNING, "components still run after {0}: their nodes will be taken over", settings.drain());
        }
        intake.end();
        attempt("say farewell", store::leave);
    }

    /** The clockwork has stopped: the lease is renewed here, lest others take over what may still come to its end. */
    private boolean drain() {
        var left = settings.drain();
        while (left.compareTo(BEAT) > 0 && !engine.drain(BEAT)) {
            attempt("renew its lease", store::beat);
            left = left.minus(BEAT);
        }
        return engine.drain(left);
    }

    private static void attempt(String purpose, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException away) { // the lease will run out instead
            LOG.log(Level.WARNING, "this server could not {0}: {1}", purpose, away);
        }
    }
}
