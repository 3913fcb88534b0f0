package culm.port;

import java.util.Collection;
import java.util.List;

/** What components have logged. */
public interface Logs {

    void add(Collection<LogPart> parts);

    void remove(Collection<String> ids);

    /** The parts of an attempt, oldest first. */
    List<LogPart.Extent> extents(String nodeId, String version);

    /**
     * Oldest first.
     *
     * @param version of an attempt; null: of all attempts
     * @param from the id of the first part that may be among them; null: any
     */
    List<LogPart> list(String nodeId, String version, String from, int limit);
}
