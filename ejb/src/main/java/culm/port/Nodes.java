package culm.port;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What happened at the nodes of the runs. */
public interface Nodes {

    Optional<NodeRun> find(String nodeId);

    /** All nodes of a run that were entered or booked, without inputs and outputs. */
    List<NodeRun> ofRun(String runId);

    /** Adds nodes that are entered for the first time. */
    void add(Collection<NodeRun> entered);

    void update(Collection<NodeRun> changed);

    void remove(Collection<String> nodeIds);

    void addHistory(Collection<Attempt> attempts);

    /** The finished attempts of a node, oldest first. */
    List<Attempt> history(String nodeId);
}
