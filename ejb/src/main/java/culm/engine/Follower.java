package culm.engine;

import culm.engine.StepWriter.Written;
import culm.port.Run;
import culm.port.Standing;
import culm.port.Token;
import culm.port.TokenRef;
import culm.tree.FlowTree;
import java.util.List;
import java.util.Optional;

/**
 * The token that a thread goes on with, begun in the transaction that writes the last step of the one before: the first branch
 * with its fork, each further one that is kept here with the end of its neighbour.
 */
final class Follower {

    private final Walk.Tools tools;
    private final Slice slice;
    private final FlowTree tree;
    private TokenRef ref;
    private Ready told;
    private Step step;
    private Scopes scopes;
    private boolean never;

    Follower(Walk.Tools tools, Slice slice, FlowTree tree) {
        this.tools = tools;
        this.slice = slice;
        this.tree = tree;
    }

    /**
     * What is to be written: the step of the walk, and the first step of the token that follows, if there is one.
     *
     * @param run as the step was decided on
     */
    List<Step> with(Step last, Run run, Scopes lastScopes) {
        if (ref != null) {
            letGo(); // what became of it is not known
        }
        if (never) {
            return List.of(last);
        }
        if (last.then() == Step.Then.STOP && !last.branches().isEmpty()) {
            firstBranch(last, run, lastScopes);
        } else if (last.then() == Step.Then.END && last.arrivesAt().isPresent()) {
            slice.neighbour(last.token()).ifPresent(this::neighbour);
        }
        return step == null ? List.of(last) : List.of(last, step);
    }

    /** What the fork has written is not in the store yet: the branch sees it through the scopes of the walk. */
    private void firstBranch(Step fork, Run run, Scopes forkScopes) {
        var first = Ready.of(new Standing(fork.branches().get(0), run));
        if (slice.goesOn() && goesOn(first.token(), fork.token()) && takes(first)) {
            fork.takeBranches().stream().skip(1).forEach(fork::branch);
            plan(first, forkScopes);
            step.fresh();
        }
    }

    private static boolean goesOn(Token branch, Token fork) {
        return branch.status() == Token.Status.READY
                && !branch.held()
                && branch.queue().equals(fork.queue());
    }

    private boolean takes(Ready next) {
        var its = ref(next);
        if (!slice.accompany(its)) {
            return false;
        }
        ref = its;
        told = next;
        return true;
    }

    /** It is kept no more: if it cannot be taken here, whoever gets its message does that. */
    private void neighbour(Ready next) {
        if (takes(next)) {
            plan(next, scopesOf(next));
        } else {
            send(next);
        }
    }

    private Scopes scopesOf(Ready next) {
        return Scopes.of(tools.ports(), tools.settings().strictTemplates(), tree, next);
    }

    private void send(Ready ready) {
        tools.sentFor().remember(ready);
        tools.ports().dispatcher().advance(ref(ready));
    }

    private void plan(Ready next, Scopes itsScopes) {
        var claimed = tools.planner().claimed(next.token());
        scopes = itsScopes;
        step = tools.planner().plan(claimed, next.standing().run(), tree, scopes, null, activity -> slice.isOver());
    }

    private TokenRef ref(Ready ready) {
        return new StepWriter.Urgency(tools.ports(), ready.standing().run()).ref(ready.token());
    }

    /** It was written, and its thread goes on with it. */
    Optional<Ready> goesOn(List<Written> written) {
        if (step == null) {
            return Optional.empty();
        }
        var first = new Committed(step, () -> written.get(1), scopes);
        var held = new Standing(written.get(1).token(), told.standing().run());
        return Optional.of(Ready.begun(held, first));
    }

    /** What the thread goes on with; if that is what follows, it is no longer for this walk to let it go. */
    Optional<Ready> handedOn(Optional<Ready> successor) {
        if (successor.filter(Ready::isBegun).isPresent()) {
            ref = null;
        }
        return successor;
    }

    /** It was not written, or nobody knows whether it was, or its thread will not come to it: whoever gets its message looks. */
    void letGo() {
        never = true;
        if (ref == null) {
            return;
        }
        tools.planner().leave(ref.tokenId());
        slice.leave(ref).ifPresent(tools.ports().dispatcher()::advance);
        send(told);
        ref = null;
        step = null;
    }
}
