package culm.expr;

import java.util.AbstractList;
import java.util.RandomAccess;

/** Numbers from a start to before a stop. Costs its length when it is made, so that nobody has to ask later. */
final class Range extends AbstractList<Object> implements RandomAccess {

    private final long start;
    private final long stop;
    private final long step;
    private final int size;

    Range(long start, long stop, long step, Budget budget) {
        if (step == 0) {
            throw new Refused("range() needs a step that is not zero");
        }
        this.start = start;
        this.stop = stop;
        this.step = step;
        this.size = length(start, stop, step);
        budget.spend(size);
    }

    private static int length(long start, long stop, long step) {
        if (step > 0 ? start >= stop : start <= stop) {
            return 0;
        }
        try {
            long distance = Math.subtractExact(stop, start);
            return Math.toIntExact((distance + (step > 0 ? step - 1 : step + 1)) / step);
        } catch (ArithmeticException tooFar) {
            throw new Refused("a range is too long");
        }
    }

    @Override
    public Object get(int index) {
        return start + index * step;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public String toString() {
        return step == 1 ? "range(%d, %d)".formatted(start, stop) : "range(%d, %d, %d)".formatted(start, stop, step);
    }
}
