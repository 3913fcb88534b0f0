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

    /** Whether {@link #unflushed} does not wait for a disk. */
    default boolean flushesLater() {
        return false;
    }

    /**
     * The same as {@link #alone}, but what is committed, and may be seen by others, is lost if the database falls before it was flushed.
     * What is committed after it is then lost as well.
     */
    default <T> Unflushed<T> unflushed(Supplier<T> work) {
        var result = alone(work);
        return () -> result;
    }

    /** Returns when all that can be seen now is kept for good. */
    default void flush() {}

    /** What is committed, but perhaps not on the disk yet. To be closed. */
    interface Unflushed<T> extends AutoCloseable {
        T result();

        /**
         * Returns when it is on the disk, and with it all that was committed after it and before this was called. Fails if that is not known:
         * never does it succeed on a database that has fallen in between.
         */
        default void flush() {}

        @Override
        default void close() {}
    }

    default void run(Runnable work) {
        call(() -> {
            work.run();
            return null;
        });
    }
}
