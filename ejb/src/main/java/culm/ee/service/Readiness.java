package culm.ee.service;

import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.jms.ConnectionFactory;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.lang.System.Logger.Level;
import java.util.LinkedHashMap;
import java.util.Map;

/** Whether this server can work: whether its database and its broker answer. Anybody may ask. */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Readiness {

    private static final System.Logger LOG = System.getLogger(Readiness.class.getName());

    @PersistenceContext(unitName = "culm")
    private EntityManager entities;

    @Resource(lookup = "java:comp/DefaultJMSConnectionFactory")
    private ConnectionFactory connections;

    /** Each part, and whether it answers. */
    public Map<String, Boolean> parts() {
        var parts = new LinkedHashMap<String, Boolean>();
        parts.put("database", answers("database", this::askDatabase));
        parts.put("broker", answers("broker", this::askBroker));
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
