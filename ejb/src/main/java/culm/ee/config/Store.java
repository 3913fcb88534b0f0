package culm.ee.config;

import culm.ee.observe.ConnectionMeters;
import culm.ee.observe.EngineMeters;
import culm.ee.observe.Listeners;
import culm.ee.observe.LogListener;
import culm.ee.observe.LoggedPatience;
import culm.ee.observe.Meters;
import culm.ee.persistence.Database;
import culm.ee.persistence.JdbcApiTokens;
import culm.ee.persistence.JdbcAuditLog;
import culm.ee.persistence.JdbcBatches;
import culm.ee.persistence.JdbcCallbacks;
import culm.ee.persistence.JdbcChildRuns;
import culm.ee.persistence.JdbcDeliveries;
import culm.ee.persistence.JdbcEvents;
import culm.ee.persistence.JdbcFailures;
import culm.ee.persistence.JdbcFirstAnswers;
import culm.ee.persistence.JdbcLabels;
import culm.ee.persistence.JdbcLogs;
import culm.ee.persistence.JdbcNodes;
import culm.ee.persistence.JdbcProjects;
import culm.ee.persistence.JdbcRemovals;
import culm.ee.persistence.JdbcRuns;
import culm.ee.persistence.JdbcTargets;
import culm.ee.persistence.JdbcTokens;
import culm.ee.persistence.JdbcUsers;
import culm.ee.persistence.JdbcVariables;
import culm.ee.persistence.JdbcWebhooks;
import culm.ee.persistence.JdbcWorkerComponents;
import culm.ee.persistence.JdbcWorkerTasks;
import culm.ee.persistence.JpaFreeze;
import culm.ee.persistence.JpaServers;
import culm.ee.persistence.JpaTrees;
import culm.ee.persistence.JtaSessions;
import culm.ee.persistence.JtaTransactions;
import culm.ee.persistence.KnownRuns;
import culm.ee.persistence.SchemaMigration;
import culm.ee.persistence.TransactionBoundary;
import culm.engine.Ports;
import culm.engine.Presence;
import culm.engine.TimeOrderedIds;
import culm.node.Plugins;
import culm.port.ApiTokens;
import culm.port.AuditLog;
import culm.port.Batches;
import culm.port.ChildRuns;
import culm.port.Deliveries;
import culm.port.Dispatcher;
import culm.port.Events;
import culm.port.FirstAnswers;
import culm.port.FlowListener;
import culm.port.LogTap;
import culm.port.Projects;
import culm.port.Removals;
import culm.port.Runs;
import culm.port.Server;
import culm.port.Targets;
import culm.port.Transactions;
import culm.port.Trees;
import culm.port.Users;
import culm.port.Webhooks;
import culm.port.WorkerComponents;
import culm.tree.TreeReader;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.lang.System.Logger.Level;
import java.time.Clock;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;

/**
 * The database, ready for use: whoever asks for it first brings its tables up to date. So nothing can reach the tables
 * earlier, not even a message that comes while the server is still starting.
 */
@ApplicationScoped
public class Store {

    private static final System.Logger LOG = System.getLogger(Store.class.getName());
    private static final String DATA_SOURCE = "jdbc/culm";

    /** How many nodes the trees that are kept in memory may have together: a node takes a little more than 1 kB. */
    private static final int REMEMBERED_NODES = 200_000;

    /** How much of what runs were started with is kept in memory. */
    private static final long REMEMBERED_CHARACTERS = 16_000_000;

    private final String incarnation = new TimeOrderedIds(Clock.systemUTC()).next();

    @PersistenceContext(unitName = "culm")
    private EntityManager entities;

    @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
    private TransactionSynchronizationRegistry registry;

    @Inject
    private TransactionBoundary boundary;

    @Inject
    private Settings settings;

    @Inject
    private Meters meters;

    private FlowListener listener;
    private JtaSessions sessions;
    private Transactions transactions;
    private Presence presence;
    private JpaFreeze freeze;
    private Database database;
    private KnownRuns known;

    @PostConstruct
    void open() {
        database = migrated();
        listener = new Listeners(new LogListener(), new EngineMeters(meters.registry()));
        var connections = new MeasuredConnections(dataSource(), new ConnectionMeters(meters.registry()));
        sessions = new JtaSessions(connections, database, registry);
        transactions = new JtaTransactions(boundary, sessions);
        tellOfFlushes();
        known = new KnownRuns(sessions, REMEMBERED_CHARACTERS);
        presence = new Presence(self(), settings.lease(), new JpaServers(entities, database), transactions, listener);
        presence.enter();
        freeze = new JpaFreeze(entities, transactions);
        freeze.refresh();
    }

    private void tellOfFlushes() {
        if (database == Database.POSTGRESQL && !transactions.flushesLater()) {
            LOG.log(
                    Level.INFO,
                    "The database user may not call pg_logical_emit_message: each group of steps waits for the disk by itself.");
        }
    }

    private Server self() {
        return new Server(settings.serverName(), incarnation, false, settings.queues());
    }

    /** What is thrown here reaches the log as one of a hundred lines of the container's. */
    private Database migrated() {
        try {
            return new SchemaMigration().migrate(dataSource());
        } catch (IllegalStateException unusable) {
            LOG.log(Level.ERROR, "Culm does not open: {0}", unusable.getMessage());
            throw unusable;
        }
    }

    /** This server's name on the tokens that it works on. */
    String server() {
        return self().signature();
    }

    /** @param remembered how many nodes the trees may have together that are kept in memory for who asks for them */
    Trees trees(Plugins plugins, int remembered) {
        var reader = new TreeReader(plugins, settings.engine(server()).reading());
        return new JpaTrees(entities, reader, remembered, Clock.systemUTC());
    }

    Ports ports(Plugins plugins, Dispatcher dispatcher, LogTap tap) {
        return new Ports(
                transactions,
                trees(plugins, REMEMBERED_NODES),
                runs(),
                new JdbcTokens(sessions, database, known),
                new JdbcNodes(sessions, database),
                new JdbcVariables(sessions, database),
                new JdbcCallbacks(sessions),
                new JdbcWorkerTasks(sessions, database),
                dispatcher,
                presence,
                freeze,
                plugins,
                listener,
                audit(),
                answers(),
                new JdbcLabels(sessions, database),
                new JdbcFailures(sessions, database),
                events(),
                new JdbcLogs(sessions),
                tap,
                new LoggedPatience());
    }

    Transactions transactions() {
        return transactions;
    }

    Runs runs() {
        return new JdbcRuns(sessions, database, known);
    }

    Users users() {
        return new JdbcUsers(sessions);
    }

    ApiTokens apiTokens() {
        return new JdbcApiTokens(sessions);
    }

    AuditLog audit() {
        return new JdbcAuditLog(sessions);
    }

    FirstAnswers answers() {
        return new JdbcFirstAnswers(sessions, database);
    }

    Events events() {
        return new JdbcEvents(sessions, settings.events().detail());
    }

    Webhooks webhooks() {
        return new JdbcWebhooks(sessions, database);
    }

    Deliveries deliveries() {
        return new JdbcDeliveries(sessions, database);
    }

    ChildRuns children() {
        return new JdbcChildRuns(sessions, database);
    }

    /** Has somebody told of what the engine does: before it is made. */
    void tell(FlowListener another) {
        listener = new Listeners(listener, another);
    }

    WorkerComponents workerComponents() {
        return new JdbcWorkerComponents(sessions, database);
    }

    Batches batches() {
        return new JdbcBatches(sessions, database);
    }

    Removals removals() {
        return new JdbcRemovals(sessions, database);
    }

    Targets targets() {
        return new JdbcTargets(sessions, database);
    }

    Projects projects() {
        return new JdbcProjects(sessions);
    }

    /** @return false if this server must take no more work */
    boolean beat() {
        var held = presence.renew();
        freeze.refresh();
        return held;
    }

    void drain() {
        presence.drain();
    }

    void leave() {
        presence.leave();
    }

    /** By a lookup, since an injected name of this kind is taken to be relative on one server and global on another. */
    private static DataSource dataSource() {
        try {
            return InitialContext.doLookup(DATA_SOURCE);
        } catch (NamingException missing) {
            throw new IllegalStateException("the server has no data source " + DATA_SOURCE, missing);
        }
    }
}
