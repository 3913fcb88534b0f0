package culm.ee.persistence;

import culm.port.Run;
import java.util.List;
import java.util.function.Supplier;

/** Adds runs whose ids are new. */
interface NewRuns {

    /**
     * @param nodeIds in the order of all: two runs that share ids must meet at the first of them
     * @param inUse what is thrown, now or when the transaction is over, if one of the ids is in use
     */
    void add(Session session, Run run, List<String> nodeIds, Supplier<RuntimeException> inUse);

    static List<Object[]> index(Run run, List<String> nodeIds) {
        return nodeIds.stream().map(id -> new Object[] {id, run.id()}).toList();
    }
}
