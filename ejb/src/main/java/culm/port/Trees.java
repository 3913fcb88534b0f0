package culm.port;

import culm.tree.FlowTree;
import java.util.Map;

/** The trees that runs follow, kept once for equal content. */
public interface Trees {

    /**
     * Keeps a tree.
     *
     * @return the name to ask for it by
     */
    String keep(Map<String, Object> document, FlowTree tree);

    FlowTree get(String hash);

    Map<String, Object> document(String hash);
}
