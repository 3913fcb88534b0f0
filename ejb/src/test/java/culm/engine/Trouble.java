package culm.engine;

import culm.port.Transactions;
import java.util.Random;
import java.util.function.Supplier;

/** A store that now and then refuses a commit, or accepts one and loses the answer, or does not tell whether it is on its disk. */
final class Trouble implements Transactions {

    /** What a driver throws when the connection breaks. */
    static final class Broken extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Broken(String when) {
            super(when, null, false, false);
        }
    }

    private final Transactions store;
    private final Random random;
    private final int oneIn;
    private final boolean flushesLater;
    private volatile boolean on;
    private final ThreadLocal<Integer> depth = ThreadLocal.withInitial(() -> 0);

    /** @param flushesLater whether steps in company wait for the disk apart from their commit */
    Trouble(Transactions store, Random random, int oneIn, boolean flushesLater) {
        this.store = store;
        this.random = random;
        this.oneIn = oneIn;
        this.flushesLater = flushesLater;
    }

    void begin() {
        on = true;
    }

    void end() {
        on = false;
    }

    @Override
    public <T> T call(Supplier<T> work) {
        depth.set(depth.get() + 1);
        try {
            return depth.get() > 1 ? store.call(work) : outermost(work);
        } finally {
            depth.set(depth.get() - 1);
        }
    }

    @Override
    public boolean flushesLater() {
        return flushesLater;
    }

    @Override
    public <T> Unflushed<T> unflushed(Supplier<T> work) {
        var result = call(work);
        return new Unflushed<>() {
            @Override
            public T result() {
                return result;
            }

            @Override
            public void flush() {
                Trouble.this.flush();
            }
        };
    }

    @Override
    public void flush() {
        if (flushesLater) {
            strike("before the disk");
        }
    }

    private <T> T outermost(Supplier<T> work) {
        var result = store.call(() -> {
            var done = work.get();
            strike("before the commit");
            return done;
        });
        strike("after the commit");
        return result;
    }

    private void strike(String when) {
        if (on && random.nextInt(2 * oneIn) == 0) {
            throw new Broken(when);
        }
    }
}
