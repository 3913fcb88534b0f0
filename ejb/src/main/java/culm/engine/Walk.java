package culm.engine;

import culm.port.Run;
import culm.port.Runs;
import culm.port.StaleToken;
import culm.port.Standing;
import culm.port.Token;
import culm.state.State;
import culm.tree.FlowTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** One token in the hands of this server, from the claim until it is given back. */
final class Walk {

    /** How often a transaction of components is begun again when it cannot be committed. */
    private static final int MOST_COMMITS = 5;

    /** How often a store may refuse what a component has done while it answers to other questions. */
    private static final int MOST_REFUSALS = 10;

    /** What every walk of a server works with. */
    record Tools(
            Ports ports,
            EngineSettings settings,
            Planner planner,
            Caller caller,
            StepWriter writer,
            SentFor sentFor,
            Awaited awaited) {}

    /** How a walk goes on; the work is that of {@link Step.Then#CALL}. */
    private record Next(Step.Then then, Work work) {
        private static final Next STOP = new Next(Step.Then.STOP, null);
    }

    private final Tools tools;
    private final Ports ports;
    private final Slice slice;
    private final FlowTree tree;
    private Token token;
    private Run run;
    private Scopes scopes;
    private Handover handover;
    private boolean claimed;
    private final Follower follower;
    private Ready successor;

    /**
     * @param held the token as it will be when its first step is written
     * @param slice when others get their turn
     */
    Walk(Tools tools, Ready held, Slice slice) {
        this.tools = tools;
        this.ports = tools.ports();
        this.slice = slice;
        this.tree = ports.trees().get(held.standing().run().treeHash());
        take(held);
        this.handover = held.handover();
        this.follower = new Follower(tools, slice, tree);
    }

    private void take(Ready held) {
        token = held.token();
        run = held.standing().run();
        scopes = Scopes.of(ports, tools.settings().strictTemplates(), tree, held);
    }

    private void openScopes() {
        take(Ready.of(new Standing(token, run)));
    }

    /** Moves the token as far as it goes. Returns a token that was made ready on the way, if time is left to go on with it. */
    Optional<Ready> go() {
        return go(() -> write(null));
    }

    /** The same, after a step that was written when the token was taken. */
    Optional<Ready> goOn(Committed first) {
        return go(() -> after(first));
    }

    /** The same, after a call that was not written yet. */
    Optional<Ready> goOn(EarlyCall early) {
        try {
            return go(() -> after(early));
        } catch (Throwable failure) {
            early.failed(failure);
            throw failure;
        }
    }

    private Optional<Ready> go(Supplier<Next> first) {
        try {
            var next = first.get();
            while (next.then() == Step.Then.CALL || next.then() == Step.Then.CONTINUE) {
                next = follow(next);
            }
            return follower.handedOn(Optional.ofNullable(successor));
        } finally {
            follower.letGo();
        }
    }

    private Next follow(Next next) {
        if (next.then() == Step.Then.CONTINUE) {
            return write(null);
        }
        return tools.caller().isTransactional(next.work())
                ? callInTransaction(next.work())
                : write(tools.caller().call(next.work()));
    }

    /** What the token is due for as it stands. */
    private Next next() {
        var work = tools.planner().dueCall(token, run, tree, scopes);
        return new Next(work == null ? Step.Then.CONTINUE : Step.Then.CALL, work);
    }

    private void tell(Step step, StepWriter.Written written) {
        step.finish().ifPresent(this::tellOfEnd);
        if (step.then() == Step.Then.END && run.rawState() == State.REVOKED) {
            forget(); // it has been read once more since then
        }
        var urgency = new StepWriter.Urgency(ports, run);
        var ready = ready(step, written);
        if (successor == null
                && step.then() != Step.Then.READY
                && !ready.isEmpty()
                && goesOnHere(ready.get(0).token())) {
            successor = ready.get(0);
            ready = ready.subList(1, ready.size());
        }
        urgency.dispatch(notKept(ready, urgency));
        if (step.then() == Step.Then.STOP) {
            wakeInTime(written.token(), urgency);
            tools.awaited().remember(step, written.token(), run);
        }
        step.branches().forEach(branch -> wakeInTime(branch, urgency));
    }

    /** What branches have not changed yet they know from here. */
    private List<Ready> ready(Step step, StepWriter.Written written) {
        var seen = step.seen();
        return written.ready().stream()
                .map(token -> new Standing(token, run))
                .map(ready -> step.begins(ready.token())
                        ? Ready.branch(ready, seen)
                        : tools.writer().joined(ready))
                .toList();
    }

    private static void wakeInTime(Token token, StepWriter.Urgency urgency) {
        if (token.due() != null) {
            urgency.wake(token);
        }
    }

    private boolean goesOnHere(Token ready) {
        return !ready.held() && ready.queue().equals(token.queue()) && !slice.isOver();
    }

    private void tellOfEnd(Runs.Finish end) {
        forget();
        ports.listener().runEnded(end.runId(), State.FINISHED);
    }

    private void forget() {
        ports.trees().ended(run.treeHash());
        ports.runs().ended(run.id());
    }

    private List<Token> notKept(List<Ready> ready, StepWriter.Urgency urgency) {
        var sent = new ArrayList<Token>();
        for (var one : ready) {
            var token = one.token();
            if (!token.held() && !slice.keep(urgency.ref(token), one, sent.size())) {
                tools.sentFor().remember(one);
                sent.add(token);
            }
        }
        return sent;
    }

    /** Does not let go of what a component has done because the database is away for a moment. */
    private <T> T patiently(Supplier<T> attempt) {
        for (int tries = 1; ; tries++) {
            try {
                return attempt.get();
            } catch (RuntimeException failure) {
                if (!ports.patience().waitAfter(token, failure, tries)) {
                    throw failure;
                }
            }
        }
    }

    /** What a store that answers will not take, however often it is asked, is the node's failure. */
    private Next write(Called called) {
        var refusals = new AtomicInteger();
        return patiently(() -> {
            try {
                return tryToWrite(called);
            } catch (RuntimeException failure) {
                if (called != null && storeAnswers() && refusals.incrementAndGet() >= MOST_REFUSALS) {
                    openScopes();
                    return tryToWrite(tools.caller().failed(called.work(), failure));
                }
                throw failure;
            }
        });
    }

    private StepWriter.Written timed(Step step, Called called) {
        if (called == null) {
            return written(step);
        }
        var stopwatch = tools.caller().stopwatch();
        var written = written(step);
        stopwatch.committed(called.work());
        return written;
    }

    private StepWriter.Written written(Step step) {
        successor = null;
        try {
            var written = tools.writer().write(follower.with(step, run, scopes));
            successor = follower.goesOn(written).orElse(null);
            return written.get(0);
        } catch (RuntimeException failure) {
            follower.letGo();
            throw failure;
        }
    }

    private void wasClaimed() {
        if (!claimed) {
            claimed = true;
            ports.listener().claimed(token.queue());
        }
    }

    private boolean storeAnswers() {
        try {
            return ports.transactions().call(() -> ports.runs().find(run.id())).isPresent();
        } catch (RuntimeException away) {
            return false;
        }
    }

    /** What it was woken for is known for the first attempt: after that it is read. */
    private Step planned(Called called) {
        var woken = handover;
        handover = null;
        return woken == null
                ? tools.planner().plan(token, run, tree, scopes, called, activity -> slice.isOver())
                : tools.planner().handOver(token, run, tree, scopes, woken, activity -> slice.isOver());
    }

    /** Decides again whenever a command has come in between; gives up when the token was taken away. */
    private Next tryToWrite(Called called) {
        while (true) {
            var step = planned(called);
            try {
                return after(step, timed(step, called));
            } catch (StaleToken stale) {
                if (!reload()) {
                    return Next.STOP;
                }
                if (isWritten(called)) {
                    return next();
                }
            }
        }
    }

    /** What the components have written is kept together with the record of their ends, or not at all. */
    private Next callInTransaction(Work first) {
        var most = Integer.MAX_VALUE;
        for (int tries = 1; ; tries++) {
            try {
                return commit(first, most);
            } catch (SharedTransaction.Undone undone) {
                openScopes();
                if (undone.before() == 0) {
                    return write(undone.called());
                }
                most = undone.before();
            } catch (StaleToken stale) {
                return lookAgain();
            } catch (RuntimeException failure) {
                openScopes();
                if (tries == MOST_COMMITS) {
                    return write(tools.caller().failed(first, failure));
                }
                most = 1;
                var now = patiently(this::lookAgain);
                if (!isStill(first, now)) {
                    return now;
                }
            }
        }
    }

    private Next commit(Work first, int most) {
        return after(new SharedTransaction(tools, tree, slice::isOver).call(token, run, first, most));
    }

    private Next after(Committed committed) {
        var written = committed.outcome().get();
        scopes = committed.scopes();
        return after(committed.step(), written);
    }

    private Next after(Step step, StepWriter.Written written) {
        wasClaimed();
        token = written.token();
        tell(step, written);
        return new Next(step.then(), step.work());
    }

    private Next after(EarlyCall early) {
        var called = tools.caller().call(early.work(), early::held);
        if (early.take()) {
            return writeTogether(called, early);
        }
        return early.awaitApart()
                .map(claim -> {
                    after(claim);
                    return write(called);
                })
                .orElse(Next.STOP);
    }

    /** If that fails, it is for whoever has brought the callback to look again; here only in case it came through after all. */
    private Next writeTogether(Called called, EarlyCall early) {
        Step step;
        StepWriter.Written written;
        try {
            step = planned(called);
            early.include(step);
            written = timed(step, called);
        } catch (RuntimeException failure) {
            early.failed(failure);
            return patiently(this::lookAgain);
        }
        early.written();
        return after(step, written);
    }

    private Next lookAgain() {
        return reload() ? next() : Next.STOP;
    }

    private static boolean isStill(Work work, Next now) {
        return now.work() != null
                && now.work().node().version().equals(work.node().version())
                && now.work().token().version() == work.token().version();
    }

    private boolean reload() {
        var held = ports.tokens().standing(token.id()).filter(now -> holds(now.token()));
        if (held.isPresent()) {
            wasClaimed();
            take(Ready.of(held.get()));
        } else if (claimed) {
            ports.listener().lost(token);
        }
        return held.isPresent();
    }

    /** A commit may have come through although its answer was lost: then the token has left its place. */
    private boolean isWritten(Called called) {
        if (called == null) {
            return !token.phase().atBoundary();
        }
        var then = called.work().token();
        return !then.nodeId().equals(token.nodeId()) || then.phase() != token.phase() || then.pass() != token.pass();
    }

    /** No two threads of a server claim the same token, so that what has this claim and this owner is in these hands. */
    private boolean holds(Token now) {
        return now.status() == Token.Status.CLAIMED
                && now.claim() == token.claim()
                && tools.settings().server().equals(now.owner());
    }
}
