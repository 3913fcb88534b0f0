package culm.engine;

import culm.tree.Reading;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A tree on its way to a run.
 *
 * @param reading the tree, or what is wrong with it
 * @param ids the fresh ids by those of the document; empty if it keeps its own
 * @param keep keeps the tree before the run, and returns its name
 * @param kept is told that name when the run is there
 */
record Prepared(Reading reading, Map<String, String> ids, Supplier<String> keep, Consumer<String> kept) {}
