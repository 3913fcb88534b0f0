package culm.tree;

import culm.tree.Branching.Strategy;

/**
 * What a tree may contain, and what holds where it is silent.
 *
 * @param cycleTolerate whether back edges from exclusive gateways are allowed
 * @param maxDepth how many subprocesses may be nested
 * @param maxNodes how many nodes the tree may have, subprocesses included
 * @param exclusiveStrategy for exclusive gateways that do not choose one by {@code extra_info.strategy}
 */
public record ReadOptions(boolean cycleTolerate, int maxDepth, int maxNodes, Strategy exclusiveStrategy) {

    public static final ReadOptions DEFAULT = new ReadOptions(true, 50, 500_000, Strategy.FIRST);

    public ReadOptions withCycleTolerate(boolean tolerate) {
        return new ReadOptions(tolerate, maxDepth, maxNodes, exclusiveStrategy);
    }

    public ReadOptions withMaxDepth(int depth) {
        return new ReadOptions(cycleTolerate, depth, maxNodes, exclusiveStrategy);
    }

    public ReadOptions withMaxNodes(int nodes) {
        return new ReadOptions(cycleTolerate, maxDepth, nodes, exclusiveStrategy);
    }

    public ReadOptions withExclusiveStrategy(Strategy strategy) {
        return new ReadOptions(cycleTolerate, maxDepth, maxNodes, strategy);
    }
}
