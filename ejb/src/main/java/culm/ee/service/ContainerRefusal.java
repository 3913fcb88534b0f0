package culm.ee.service;

import jakarta.ejb.AccessLocalException;
import jakarta.ejb.EJBAccessException;

/** How containers say that the roles of a caller do not allow a call: WildFly by the one exception, Payara by the other. */
public final class ContainerRefusal {

    private ContainerRefusal() {}

    public static boolean is(Throwable thrown) {
        return thrown instanceof EJBAccessException || thrown instanceof AccessLocalException;
    }
}
