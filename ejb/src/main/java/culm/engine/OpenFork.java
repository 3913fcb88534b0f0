package culm.engine;

import culm.data.Seen;
import culm.data.Small;
import culm.port.Token;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A fork that was made here, its token while it waits, and what its branches have done here since. */
final class OpenFork {

    /** A branch of which somebody else has written a step, or changed the token. */
    private static final long NOT_WHOLE = -1;

    private final Seen seen;
    private final int branches;
    private final Map<String, Long> versions = new HashMap<>();
    private final Map<String, Map<String, Object>> written = new HashMap<>();
    private Token waiting;
    private int whole;
    private boolean large;

    /** @param waiting the token as the step has left it */
    OpenFork(Step fork, Token waiting) {
        this.waiting = waiting;
        this.seen = fork.seen();
        this.branches = waiting.pending();
        this.large = branches > Small.MOST;
        keep(fork.variables());
    }

    /** Whether a branch's token is one of this fork, not of an earlier or later one of the same token. */
    boolean begot(Token branch) {
        var depth = waiting.frames().size();
        return branch.frames().size() >= depth
                && isOfBranch(branch.frames().get(depth - 1).ownScope());
    }

    private boolean isOfBranch(String scope) {
        return scope.startsWith(waiting.fork() + ".");
    }

    /** A step of a branch was written here. */
    void heard(Step step) {
        if (large) {
            return;
        }
        var branch = step.token();
        var isNext = versions.getOrDefault(branch.id(), 0L) == branch.version();
        versions.put(branch.id(), isNext ? branch.version() + 1 : NOT_WHOLE);
        keep(step.variables());
        if (isNext && step.arrivesAt().isPresent()) {
            whole++;
        }
    }

    private void keep(Map<String, Map<String, Object>> variables) {
        variables.forEach((scope, values) -> {
            if (!large && isOfBranch(scope)) {
                keep(scope, values);
            }
        });
    }

    private void keep(String scope, Map<String, Object> values) {
        written.computeIfAbsent(scope, first -> new HashMap<>()).putAll(values);
        var count = written.values().stream().mapToInt(Map::size).sum();
        if (count > Small.MOST || !Small.is(values)) {
            large = true;
            written.clear();
            versions.clear();
        }
    }

    /** So many branches have ended with one write of the token. */
    void arrived(int ended) {
        waiting = waiting.change()
                .pending(waiting.pending() - ended)
                .version(waiting.version() + 1)
                .make();
    }

    Token waiting() {
        return waiting;
    }

    Seen seen() {
        return seen;
    }

    /** All that the branches have written, by scope, if it is known. */
    Optional<Map<String, Map<String, Object>>> written() {
        return large || whole < branches ? Optional.empty() : Optional.of(written);
    }
}
