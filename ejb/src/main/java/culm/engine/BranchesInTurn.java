package culm.engine;

import culm.port.Token;
import culm.tree.Node.ServiceActivity;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The branches of a fork, moved one after another in the step that has made the fork. Those that end in it are never written
 * as tokens; the others are, where they stand.
 */
final class BranchesInTurn {

    private final Planner planner;
    private final Course course;
    private final Token held;
    private final Predicate<ServiceActivity> stopsBefore;
    private final Consumer<Work> call;

    /**
     * @param stopsBefore which activities are left to walks of their own
     * @param call makes a call, and adds to the step what it leads to, the moves of branches that then begin included
     */
    BranchesInTurn(Planner planner, Course course, Predicate<ServiceActivity> stopsBefore, Consumer<Work> call) {
        this.planner = planner;
        this.course = course;
        this.held = course.token();
        this.stopsBefore = stopsBefore;
        this.call = call;
    }

    /** Moves the branches that the step has just begun. If all of them end, their token goes on behind the join. */
    void move() {
        while (!course.step().branches().isEmpty() && allEnd()) {
            planner.goOn(course, stopsBefore);
        }
    }

    private boolean allEnd() {
        var fork = course.token();
        var left = new ArrayList<Token>();
        var ended = 0;
        for (var branch : course.step().takeBranches()) {
            ended += ends(branch, left) ? 1 : 0;
        }
        course.step().goOn();
        course.token(fork.change().pending(fork.pending() - ended).make());
        if (ended == fork.branches()) {
            Joining.joinHere(course, held);
            return true;
        }
        left.forEach(course.step()::branch);
        course.step().then(Step.Then.STOP);
        return false;
    }

    /** @param left to which is added what has not ended: the branch, and branches of it */
    private boolean ends(Token branch, List<Token> left) {
        var step = course.step();
        step.goOn();
        course.token(branch);
        planner.goOn(course, stopsBefore);
        move();
        while (step.then() == Step.Then.CALL) {
            call.accept(step.work());
        }
        if (step.then() == Step.Then.CONTINUE) {
            course.ready();
        }
        if (step.then() != Step.Then.END) {
            left.add(course.token());
        }
        left.addAll(step.takeBranches());
        return step.takeArrival();
    }
}
