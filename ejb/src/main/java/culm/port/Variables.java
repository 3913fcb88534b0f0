package culm.port;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The values that runs have written to variables. What was never written is in the tree. */
public interface Variables {

    /**
     * Reads keys from scopes.
     *
     * @param scopes the first one that has a key wins
     * @return what was found
     */
    Map<String, Object> read(List<String> scopes, Collection<String> keys);

    /** Everything that was written in some scopes, the later scope winning. */
    Map<String, Object> merged(List<String> scopes);

    /** @param values by scope and key */
    void write(Map<String, Map<String, Object>> values);

    void drop(Collection<String> scopes);
}
