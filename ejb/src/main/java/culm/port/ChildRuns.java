package culm.port;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Which runs were started by nodes of others. */
public interface ChildRuns {

    /** Does nothing if the run is known already. */
    void add(ChildRun child);

    Optional<ChildRun> find(String runId);

    /** Some of those whose run has come to its end, or is no longer kept. */
    List<ChildRun> ended(int most);

    void remove(Collection<ChildRun> children);
}
