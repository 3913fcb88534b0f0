package culm.port;

import java.util.Collection;
import java.util.List;

/** What stands failed at present. */
public interface Failures {

    void add(Collection<Failure> failures);

    /** An operator has decided. */
    void remove(Collection<String> nodeIds);

    /** The run is over. */
    void removeOf(String runId);

    /** Those with the most runs first. */
    List<ErrorGroup> groups(RunFilter filter, int most);
}
