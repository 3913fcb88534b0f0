package culm.port;

import java.util.List;

/** What an action on many may be meant for. */
public interface Targets {

    /** The ids of runs, the newest first. */
    List<String> runs(RunFilter filter, int most);

    /** The nodes that stand failed in runs, by id. */
    List<String> failedNodes(RunFilter filter, int most);

    /** The nodes at work in runs, by id: those that tokens stand on which wait or are moved. */
    List<String> busyNodes(RunFilter filter, int most);
}
