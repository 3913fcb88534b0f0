package culm.ee.persistence;

import java.sql.SQLException;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Two transactions got into each other's way and the database ended one of them: by deadlock, since it waited too
 * long for the other, or since both have added the same row. Nothing of it was written; done again, it sees what the other has done.
 */
final class Contention {

    private static final int TRIES = 5;
    private static final String WAITED_TOO_LONG = "HYT00";
    static final String UNIQUE_VIOLATION = "23505";
    private static final int MARIADB_DUPLICATE = 1062;
    private static final int MARIADB_WAITED_TOO_LONG = 1205;

    private Contention() {}

    /** @param transaction a whole transaction, not a part of one */
    static <T> T retrying(Supplier<T> transaction) {
        for (int tries = 1; ; tries++) {
            try {
                return transaction.get();
            } catch (RuntimeException failure) {
                if (tries == TRIES || !ended(failure)) {
                    throw failure;
                }
            }
        }
    }

    /** Looks at what is suppressed too: there a transaction manager keeps what the database said to a commit. */
    private static boolean ended(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if ((cause instanceof SQLException refusal && saysSo(refusal))
                    || Stream.of(cause.getSuppressed()).anyMatch(Contention::ended)) {
                return true;
            }
        }
        return false;
    }

    private static boolean saysSo(SQLException refusal) {
        var state = String.valueOf(refusal.getSQLState());
        return state.startsWith("40")
                || state.equals(WAITED_TOO_LONG)
                || state.equals(UNIQUE_VIOLATION)
                || (state.startsWith("23") && refusal.getErrorCode() == MARIADB_DUPLICATE)
                || (state.equals("HY000") && refusal.getErrorCode() == MARIADB_WAITED_TOO_LONG);
    }
}
