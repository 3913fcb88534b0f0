package culm.engine;

import culm.port.Standing;
import culm.port.Token;
import culm.port.Token.Phase;
import culm.port.Token.Status;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Forks that were made here and have branches that have not ended. Who joins branches that were all moved here need not read what they
 * have written, nor the token: each step of each branch has been heard, or the versions of their tokens tell that one has not.
 */
final class Forks {

    private static final int MOST = 1024;

    private final Map<String, OpenFork> open = new Newest<>(MOST);

    /** Steps have been written here, those of one token in their order. */
    synchronized void heard(List<Step> steps, Map<String, Integer> ended) {
        for (var step : steps) {
            of(step.token().parentId()).filter(fork -> fork.begot(step.token())).ifPresent(fork -> fork.heard(step));
            if (opens(step)) {
                var waiting = StepWriter.next(step.token());
                open.put(waiting.id(), new OpenFork(step, waiting));
            }
        }
        ended.forEach((id, branches) -> of(id).ifPresent(fork -> fork.arrived(branches)));
    }

    private static boolean opens(Step step) {
        return step.then() == Step.Then.STOP
                && step.token().phase() == Phase.JOIN
                && step.token().status() == Status.WAITING;
    }

    private Optional<OpenFork> of(String tokenId) {
        return Optional.ofNullable(tokenId).map(open::get);
    }

    /** Tokens that wait for their branches, as they are unless somebody else has changed them. */
    synchronized Map<String, Token> waiting(Collection<String> tokenIds) {
        var waiting = new HashMap<String, Token>();
        tokenIds.forEach(id -> of(id).ifPresent(fork -> waiting.put(id, fork.waiting())));
        return waiting;
    }

    /** A token whose branches have all ended, with what may be known of them. */
    synchronized Ready joined(Standing standing) {
        var token = standing.token();
        return Optional.ofNullable(open.remove(token.id()))
                .filter(fork -> fork.waiting().fork().equals(token.fork()))
                .map(fork -> Ready.joined(standing, fork))
                .orElse(Ready.of(standing));
    }
}
