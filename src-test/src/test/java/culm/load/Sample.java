package culm.load;

import java.util.Arrays;
import java.util.Collection;

/** Numbers in ascending order. */
record Sample(double[] sorted) {

    static Sample of(Collection<Double> values) {
        var sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return new Sample(sorted);
    }

    double median() {
        var half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    /** @param part of 1: so many of all are no greater */
    double quantile(double part) {
        return sorted[(int) Math.ceil(sorted.length * part) - 1];
    }

    double least() {
        return sorted[0];
    }

    double greatest() {
        return sorted[sorted.length - 1];
    }
}
