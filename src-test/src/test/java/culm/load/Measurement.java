package culm.load;

import culm.load.driven.Timing;
import java.util.List;

/** One repetition of a workload: what it took of time, of the database and of the processors. */
record Measurement(Timing timing, Counts counts, Cpu cpu, double wall, double floor, List<String> longestStatements) {

    double seconds() {
        return timing.seconds();
    }

    /** How many cores others kept busy meanwhile. */
    double otherCores() {
        return cpu.otherCores(wall);
    }
}
