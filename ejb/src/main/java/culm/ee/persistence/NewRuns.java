package culm.ee.persistence;

import culm.port.Run;
import java.util.List;

/** Adds runs whose ids are new. */
interface NewRuns {

    /**
     * @param nodeIds in the order of all: two runs that share ids must meet at the first of them
     * @return false, and nothing is added, if one of the ids is in use
     */
    boolean add(Session session, Run run, List<String> nodeIds);

    static List<Object[]> index(Run run, List<String> nodeIds) {
        return nodeIds.stream().map(id -> new Object[] {id, run.id()}).toList();
    }
}
