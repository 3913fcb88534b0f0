package culm.ee.persistence;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the runs that were read last were started with, in memory. An id can come again after its run was undone: the time of
 * the start tells the runs apart, which no two servers write alike, and who adds a run forgets the former one.
 */
final class RunBeginnings {

    private final Map<String, RunBeginning> known = new LinkedHashMap<>(16, 0.75f, true);
    private final long most;
    private long size;

    /** @param most how many characters they may have together; the newest stays, however large it is */
    RunBeginnings(long most) {
        this.most = most;
    }

    synchronized Optional<RunBeginning> find(String runId, Instant createdAt) {
        return Optional.ofNullable(known.get(runId))
                .filter(beginning -> beginning.createdAt().equals(createdAt));
    }

    synchronized void remember(String runId, RunBeginning beginning) {
        forget(runId);
        known.put(runId, beginning);
        size += beginning.size();
        var oldest = known.values().iterator();
        while (size > most && known.size() > 1) {
            size -= oldest.next().size();
            oldest.remove();
        }
    }

    synchronized void forget(String runId) {
        var former = known.remove(runId);
        if (former != null) {
            size -= former.size();
        }
    }
}
