package culm.engine;

import culm.node.Progress;
import culm.port.Run;
import culm.port.Token;
import culm.tree.FlowTree;
import culm.tree.Node.ServiceActivity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Calls transactional components in the transaction that records their ends: as many as come in a row share one. */
final class SharedTransaction {

    /** Branches whose components take longer are better moved side by side. */
    private static final Duration QUICK = Duration.ofMillis(5);

    /** A component has failed: nothing is kept of what it wrote, nor of what those before it in the transaction wrote. */
    static final class Undone extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Called called;
        private final int before;

        private Undone(Called called, int before) {
            super(called.work().node().id() + " has failed", null, false, false);
            this.called = called;
            this.before = before;
        }

        Called called() {
            return called;
        }

        /** How many components had succeeded. */
        int before() {
            return before;
        }
    }

    private final Walk.Tools tools;
    private final FlowTree tree;
    private final BooleanSupplier sliceOver;
    private final List<Work> ended = new ArrayList<>();
    private Caller.Stopwatch stopwatch;

    SharedTransaction(Walk.Tools tools, FlowTree tree, BooleanSupplier sliceOver) {
        this.tools = tools;
        this.tree = tree;
        this.sliceOver = sliceOver;
    }

    /**
     * Commits the ends of up to {@code most} components.
     *
     * @param first what the token is due for
     */
    Committed call(Token token, Run run, Work first, int most) {
        var committed = tools.ports().transactions().call(() -> attempt(token, run, first, most));
        ended.forEach(stopwatch::committed);
        return committed;
    }

    /** From the beginning: a transaction may be begun again. */
    private Committed attempt(Token token, Run run, Work first, int most) {
        var scopes = new Scopes(tools.ports(), tools.settings().strictTemplates(), run, tree);
        var course = tools.planner().course(token, run, tree, scopes);
        ended.clear();
        var calls = new CallsInTurn(course, most);
        for (var work = first; work != null; work = calls.next()) {
            calls.call(work);
        }
        stopwatch = tools.caller().stopwatch();
        return new Committed(course.step(), tools.writer().store(course.step()), scopes);
    }

    /** The calls of one attempt, those of branches that begin on the way included. */
    private final class CallsInTurn {
        private final Course course;
        private final Token held;
        private final int most;
        private final BranchesInTurn branches;
        private boolean slow;

        private CallsInTurn(Course course, int most) {
            this.course = course;
            this.held = course.token();
            this.most = most;
            this.branches = new BranchesInTurn(tools.planner(), course, this::leaves, this::call);
        }

        private void call(Work work) {
            course.step().goOn();
            var watch = tools.caller().stopwatch();
            var called = tools.caller().call(work, held);
            slow |= watch.elapsed().compareTo(QUICK) > 0;
            if (called.progress().read(new Fails())) {
                throw new Undone(called, ended.size());
            }
            ended.add(work);
            tools.planner().extend(course, called, this::leaves);
            branches.move();
        }

        /** What can be called in the same transaction, or null. */
        private Work next() {
            var step = course.step();
            var joins = step.then() == Step.Then.CALL
                    && ended.size() < most
                    && step.nodesPassed() < Planner.MAX_NODES
                    && !sliceOver.getAsBoolean()
                    && tools.caller().isTransactional(step.work());
            return joins ? step.work() : null;
        }

        /** The token itself may enter what is called outside of the transaction; its branches enter what is called at once. */
        private boolean leaves(ServiceActivity activity) {
            return sliceOver.getAsBoolean()
                    || (isBranch()
                            && (slow || ended.size() >= most || !tools.caller().isTransactional(activity)));
        }

        private boolean isBranch() {
            return !course.token().id().equals(held.id());
        }
    }

    private static final class Fails implements Progress.Reader<Boolean> {

        @Override
        public Boolean done(Progress.Done done) {
            return false;
        }

        @Override
        public Boolean ignored(Progress.Ignored ignored) {
            return true;
        }

        @Override
        public Boolean failed(Progress.Failed failed) {
            return true;
        }

        @Override
        public Boolean poll(Progress.Poll poll) {
            return false;
        }

        @Override
        public Boolean await(Progress.Await await) {
            return false;
        }

        @Override
        public Boolean again(Progress.Again again) {
            return !again.result();
        }
    }
}
