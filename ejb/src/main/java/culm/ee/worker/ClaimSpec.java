package culm.ee.worker;

import culm.api.Code;
import culm.api.CulmException;
import culm.plugin.Plugin;
import culm.port.WorkerKind;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a worker asks for.
 *
 * @param worker its name, that it makes up itself, 1 to 128 characters
 * @param served what it can do, 1 to 64
 * @param most how many tasks it takes at once, 1 to 100
 * @param lease for how long it has them, if nothing is heard of it: {@link #SHORTEST} to {@link #LONGEST}
 */
public record ClaimSpec(String worker, List<Served> served, int most, Duration lease) {

    public static final Duration SHORTEST = Duration.ofSeconds(1);
    public static final Duration LONGEST = Duration.ofHours(1);

    private static final int MOST_KINDS = 64;
    private static final int MOST_TASKS = 100;
    private static final int LONGEST_NAME = 128;

    /** @param version null: the one that a tree means when it names none */
    public record Served(String code, String version) {}

    /** @throws CulmException INVALID_ARGUMENT */
    public ClaimSpec {
        checkWorker(worker);
        checkLease(lease);
        if (served.isEmpty() || served.size() > MOST_KINDS) {
            throw invalid("components must name 1 to %d".formatted(MOST_KINDS));
        }
        if (served.stream().anyMatch(one -> one.code() == null || one.code().isEmpty())) {
            throw invalid("each of components needs a code");
        }
        if (most < 1 || most > MOST_TASKS) {
            throw invalid("max_tasks must be 1 to %d; it is %d".formatted(MOST_TASKS, most));
        }
        served = List.copyOf(served);
    }

    /** @throws CulmException INVALID_ARGUMENT */
    public static void checkWorker(String worker) {
        if (worker == null || worker.isBlank() || worker.length() > LONGEST_NAME) {
            throw invalid("worker_id must have 1 to %d characters".formatted(LONGEST_NAME));
        }
    }

    /** @throws CulmException INVALID_ARGUMENT */
    public static void checkLease(Duration lease) {
        if (lease.compareTo(SHORTEST) < 0 || lease.compareTo(LONGEST) > 0) {
            throw invalid("lock_seconds must be %d to %d; it is %d"
                    .formatted(SHORTEST.toSeconds(), LONGEST.toSeconds(), lease.toSeconds()));
        }
    }

    Set<WorkerKind> kinds() {
        return served.stream()
                .map(one -> new WorkerKind(one.code(), one.version() == null ? Plugin.LEGACY : one.version()))
                .collect(Collectors.toSet());
    }

    private static CulmException invalid(String message) {
        return new CulmException(Code.INVALID_ARGUMENT, message);
    }
}
