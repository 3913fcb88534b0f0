package culm.engine;

import culm.port.Transactions;
import java.util.Random;
import java.util.function.Supplier;

/** A store that now and then refuses a commit, or accepts one and loses the answer. */
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
    private boolean on;
    private int depth;

    Trouble(Transactions store, Random random, int oneIn) {
        this.store = store;
        this.random = random;
        this.oneIn = oneIn;
    }

    void begin() {
        on = true;
    }

    void end() {
        on = false;
    }

    @Override
    public <T> T call(Supplier<T> work) {
        depth++;
        try {
            return depth > 1 ? store.call(work) : outermost(work);
        } finally {
            depth--;
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
