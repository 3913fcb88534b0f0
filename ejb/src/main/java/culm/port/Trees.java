package culm.port;

import culm.tree.FlowTree;
import java.util.Map;

/**
 * The trees that runs follow, kept once for equal content. Of a tree that is copied under fresh ids for each run, the
 * original is kept; a copy is its name.
 */
public interface Trees {

    /**
     * Keeps a tree.
     *
     * @return the name to ask for it by
     */
    String keep(Map<String, Object> document, FlowTree tree);

    /**
     * Keeps a tree that runs are copies of.
     *
     * @return the name of the original, for {@link #copy}
     */
    String keepOriginal(Map<String, Object> document);

    /**
     * The copy of an original under the ids of {@link culm.tree.FreshIds#under}.
     *
     * @param tree the copy; its id is the key
     * @return the name to ask for it by
     */
    String copy(String original, FlowTree tree);

    FlowTree get(String name);

    Map<String, Object> document(String name);

    /** A run that follows the tree has ended. Who keeps trees of copies in memory need not keep this one. */
    default void ended(String name) {}
}
