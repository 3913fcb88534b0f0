package culm.port;

import java.util.function.Supplier;

/** Runs work so that all of its writes are kept, or none. Joins a transaction that is open. */
public interface Transactions {

    /** A failure of the work undoes its writes and reaches the caller. */
    <T> T call(Supplier<T> work);

    default void run(Runnable work) {
        call(() -> {
            work.run();
            return null;
        });
    }
}
