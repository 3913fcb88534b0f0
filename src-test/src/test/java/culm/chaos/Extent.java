package culm.chaos;

import java.util.Random;
import java.util.logging.Logger;

/**
 * How much is done to the servers: a little in each build, all that {@code -Pchaos} asks for.
 *
 * @param kills how many times a server is killed
 * @param runs how many runs are under way meanwhile
 * @param repeats how often a short experiment is repeated
 * @param away for how many seconds something is away
 * @param seed of all that is left to chance
 */
record Extent(int kills, int runs, int repeats, int away, long seed) {

    /** Reads it from system properties, and prints the seed: with it, chance is the same again. */
    static Extent asked() {
        var seed = Long.getLong("culm.chaos.seed", System.nanoTime());
        var extent = new Extent(
                Integer.getInteger("culm.chaos.kills", 2),
                Integer.getInteger("culm.chaos.runs", 24),
                Integer.getInteger("culm.chaos.repeats", 5),
                Integer.getInteger("culm.chaos.away", 6),
                seed);
        Logger.getLogger(Extent.class.getName()).info(extent + "; again with -Dculm.chaos.seed=" + seed);
        return extent;
    }

    /** How many runs are under way when every queue is emptied. */
    int crowd() {
        return runs * 5 / 2;
    }

    Random chance() {
        return new Random(seed);
    }
}
