package culm.port;

import java.util.Collection;
import java.util.Map;

/** What people call runs, so that they find them again. */
public interface Labels {

    /** For a run that has none. */
    void add(String runId, Map<String, String> labels);

    /** Instead of those that it has. */
    void replace(String runId, Map<String, String> labels);

    /** By run, and by name; a run without labels is not there. */
    Map<String, Map<String, String>> of(Collection<String> runIds);
}
