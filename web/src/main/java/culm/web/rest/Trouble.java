package culm.web.rest;

import culm.ee.access.ProviderAway;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.stream.Stream;

/** Tells trouble that passes from trouble that stays. */
final class Trouble {

    private static final int DEEPEST = 20;

    private Trouble() {}

    static boolean isTemporary(Throwable thrown) {
        return isTemporary(thrown, DEEPEST);
    }

    /** Looks at what is suppressed too: there a transaction manager keeps what the database said to a commit. */
    private static boolean isTemporary(Throwable thrown, int depth) {
        return thrown != null
                && depth > 0
                && (passes(thrown)
                        || isTemporary(thrown.getCause(), depth - 1)
                        || Stream.of(thrown.getSuppressed()).anyMatch(hidden -> isTemporary(hidden, depth - 1)));
    }

    private static boolean passes(Throwable cause) {
        return cause instanceof ProviderAway
                || cause instanceof SQLTransientException
                || cause instanceof SQLRecoverableException
                || cause instanceof SQLNonTransientConnectionException
                || cause instanceof JMSException
                || cause instanceof JMSRuntimeException
                || cause instanceof jakarta.resource.ResourceException // a pool has no connection to give
                || cause instanceof SQLException sql && saysAway(sql.getSQLState());
    }

    /** Class 08: no connection. Class 57: PostgreSQL is being stopped. 53: it has no more connections. 40: try again. */
    private static boolean saysAway(String state) {
        return state != null && state.matches("(08|40|53|57).*");
    }
}
