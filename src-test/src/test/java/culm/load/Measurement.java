package culm.load;

import culm.load.driven.Timing;

/** One repetition of a workload: what it took of time, of the database and of the processors. */
record Measurement(Timing timing, Counts counts, Cpu cpu, double wall, double floor) {

    double seconds() {
        return timing.seconds();
    }

    /** How many cores others kept busy meanwhile. */
    double otherCores() {
        return cpu.otherCores(wall);
    }
}
