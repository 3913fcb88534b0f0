package culm.node;

import culm.plugin.Plugin;

/**
 * How much of a component each server does at a time.
 *
 * @param concurrency how many calls of execute there are at the same time, at most; 0: no limit
 * @param rate how many begin in a second, at most; 0: no limit
 */
public record Limit(int concurrency, double rate) {

    public static final Limit NONE = new Limit(0, 0);

    public static Limit of(Plugin plugin) {
        return new Limit(plugin.concurrency(), plugin.rate());
    }

    public boolean none() {
        return concurrency == 0 && rate == 0;
    }
}
