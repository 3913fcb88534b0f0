package culm.ee.service;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.jms.ConnectionFactory;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Whether this server can work: whether its database and its broker answer. Anybody may ask, as often as they like: the parts
 * are asked once a second, and one that does not answer in time counts as away.
 */
@Singleton
@PermitAll
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Readiness {

    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private static final System.Logger LOG = System.getLogger(Readiness.class.getName());

    private final Map<String, Inquiry<Boolean>> inquiries = new LinkedHashMap<>();

    @PersistenceContext(unitName = "culm")
    private EntityManager entities;

    @Resource(lookup = "java:comp/DefaultJMSConnectionFactory")
    private ConnectionFactory connections;

    @Resource
    private ManagedExecutorService threads;

    @PostConstruct
    void prepare() {
        inquire("database", this::askDatabase);
        inquire("broker", this::askBroker);
    }

    private void inquire(String part, Runnable question) {
        inquiries.put(part, new Inquiry<>(() -> answers(part, question), threads, Clock.systemUTC(), FRESH, PATIENCE));
    }

    /** Each part, and whether it answers. */
    public Map<String, Boolean> parts() {
        var parts = new LinkedHashMap<String, Boolean>();
        inquiries.forEach((part, inquiry) -> parts.put(part, inquiry.answer().orElse(false)));
        return parts;
    }

    private void askDatabase() {
        entities.createNativeQuery("select 1").getSingleResult();
    }

    private void askBroker() {
        connections.createContext().close();
    }

    private static boolean answers(String part, Runnable question) {
        try {
            question.run();
            return true;
        } catch (RuntimeException away) {
            LOG.log(Level.WARNING, "the {0} does not answer: {1}", part, away);
            return false;
        }
    }
}
