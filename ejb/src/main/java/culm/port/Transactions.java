package culm.port;

import java.util.function.Supplier;

/** Runs work so that all of its writes are kept, or none. Joins a transaction that is open. */
public interface Transactions {

    /** A failure of the work undoes its writes and reaches the caller. */
    <T> T call(Supplier<T> work);

    /**
     * The same for work that writes to these stores and nowhere else: no component, no definition, no server. It may be done
     * without what other resources would need, and what is read before the first write may be read outside of it.
     */
    default <T> T alone(Supplier<T> work) {
        return call(work);
    }

    default void run(Runnable work) {
        call(() -> {
            work.run();
            return null;
        });
    }
}
