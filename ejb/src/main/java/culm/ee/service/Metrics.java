package culm.ee.service;

import culm.ee.access.Gate;
import culm.ee.observe.ClusterFigures;
import culm.ee.observe.ClusterMeters;
import culm.ee.observe.Meters;
import culm.ee.worker.ComponentDesk;
import culm.ee.worker.WaitingRoom;
import culm.engine.Engine;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.annotation.security.DeclareRoles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.EJB;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;

/** What this server measures, for whoever may look at all runs. What has to be asked of the database is asked now and then only. */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@DeclareRoles({Roles.VIEWER, Roles.OPERATOR, Roles.ADMIN})
@RolesAllowed({Roles.VIEWER, Roles.OPERATOR, Roles.ADMIN})
public class Metrics {

    private static final Duration FRESH = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private static final System.Logger LOG = System.getLogger(Metrics.class.getName());

    @Resource
    private SessionContext session;

    @Inject
    private Gate gate;

    @Inject
    private Calls calls;

    @Inject
    private Meters meters;

    @Inject
    private Engine engine;

    @Inject
    private ComponentDesk components;

    @Inject
    private WaitingRoom workers;

    @EJB
    private Readiness readiness;

    @Resource
    private ManagedExecutorService threads;

    private ClusterMeters cluster;
    private Inquiry<ClusterFigures> figures;

    @PostConstruct
    void prepare() {
        var registry = meters.registry();
        cluster = new ClusterMeters(registry);
        figures = new Inquiry<>(this::ask, threads, Clock.systemUTC(), FRESH, PATIENCE);
        engine.consumers().forEach((queue, count) -> gauges(registry, queue, count, engine));
        Gauge.builder("culm.workers.waiting", workers, WaitingRoom::size)
                .description("Workers that wait for tasks at this server")
                .register(registry);
        Gauge.builder("culm.frozen", engine, frozen -> frozen.frozen() ? 1 : 0)
                .description("Whether the engine is frozen")
                .register(registry);
    }

    private static void gauges(MeterRegistry registry, String queue, int count, Engine engine) {
        Gauge.builder("culm.consumers", () -> count)
                .description("How many tokens of a queue this server moves at the same time")
                .tag("queue", queue)
                .register(registry);
        Gauge.builder("culm.consumers.busy", () -> engine.inHand().getOrDefault(queue, 0))
                .description("How many tokens of a queue this server is moving")
                .tag("queue", queue)
                .register(registry);
    }

    private ClusterFigures ask() {
        try {
            return new ClusterFigures(
                    engine.countRuns(), engine.listQueues(), engine.listServers(), components.loads());
        } catch (RuntimeException away) {
            LOG.log(Level.WARNING, "the metrics lack what the database would tell: {0}", away);
            throw away;
        }
    }

    /** In the text format of Prometheus, version 0.0.4. */
    public String text() {
        return gate.oversee(calls.caller(session), this::told);
    }

    private String told() {
        cluster.show(readiness.parts(), figures.answer());
        return meters.text();
    }
}
