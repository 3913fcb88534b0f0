package culm.ee.persistence;

/** Knows the session of each transaction. */
public interface Sessions {

    /** The session of the transaction that is open on this thread, or else a new one. */
    Session session();
}
