package culm.engine;

import culm.node.Handlers;
import culm.port.NodeRun;
import culm.port.Run;
import culm.port.Token;
import culm.port.Token.Phase;
import culm.tree.FlowTree;
import culm.tree.Node;
import culm.tree.Node.ServiceActivity;
import java.time.InstantSource;
import java.util.function.Predicate;

/** Decides a step: from a component's answer, or from where the token stands, to the next call or stop. Writes nothing. */
final class Planner {

    /** A step that passes more nodes without calling a component is written in parts. */
    static final int MAX_NODES = 200;

    private final Ports ports;
    private final EngineSettings settings;
    private final InstantSource clock;
    private final IdSource ids;
    private final Admission admission;
    private final ActivityQueues queues;
    private final Handlers handlers;

    Planner(Ports ports, EngineSettings settings, InstantSource clock, IdSource ids, Admission admission) {
        this.ports = ports;
        this.settings = settings;
        this.clock = clock;
        this.ids = ids;
        this.admission = admission;
        this.queues = new ActivityQueues(ports);
        this.handlers = new Handlers(ports.plugins());
    }

    /**
     * @param called the answer that the step begins with, or null
     * @param stopsBefore which activities are left to another walk
     */
    Step plan(
            Token token, Run run, FlowTree tree, Scopes scopes, Called called, Predicate<ServiceActivity> stopsBefore) {
        var course = course(token, run, tree, scopes);
        if (called != null) {
            settle(course, called);
        } else if (token.phase() == Phase.JOIN) {
            Joining.join(course);
        } else if (token.phase() == Phase.AGAIN) {
            Retrial.byRule(course);
        } else if (!token.phase().atBoundary()) {
            admission
                    .whenThere(activity(course).component())
                    .ifPresentOrElse(course::waitUntil, () -> goOnWithActivity(course));
        }
        goOn(course, stopsBefore);
        return course.step();
    }

    private static void goOnWithActivity(Course course) {
        if (course.token().phase() == Phase.CALLBACK) {
            CallbackQueue.handOverNext(course, activity(course), node(course), null);
        } else {
            course.step().call(callAgain(course));
        }
    }

    /** The same for a token that was woken for a callback: it is known which one, and for which node. */
    Step handOver(
            Token token,
            Run run,
            FlowTree tree,
            Scopes scopes,
            Handover handover,
            Predicate<ServiceActivity> stopsBefore) {
        var activity = (ServiceActivity) tree.node(token.nodeId());
        var later = admission.whenThere(activity.component());
        if (later.isPresent()) {
            var course = course(token, run, tree, scopes);
            course.waitUntil(later.get());
            goOn(course, stopsBefore);
            return course.step();
        }
        var step = new Step(token);
        step.call(new Work(
                Work.Kind.CALLBACK,
                activity,
                handover.node(),
                token,
                run,
                scopes.of(token.frame()),
                handover.callback()));
        return step;
    }

    /** A token in the hands of this server. */
    Token claimed(Token token) {
        return token.claimed(settings.server(), clock.instant());
    }

    /** What was planned for a token will not be done. */
    void leave(String tokenId) {
        admission.leave(tokenId);
    }

    /** A step in the making. */
    Course course(Token token, Run run, FlowTree tree, Scopes scopes) {
        return new Course(ports, clock, ids, run, tree, scopes, new Step(token));
    }

    /** Adds to a step what a call led to, up to the next call or stop. */
    void extend(Course course, Called called, Predicate<ServiceActivity> stopsBefore) {
        settle(course, called);
        goOn(course, stopsBefore);
    }

    /** Adds to a step what follows from where its token stands, up to the next call or stop. */
    void goOn(Course course, Predicate<ServiceActivity> stopsBefore) {
        pass(course, stopsBefore);
        course.flush();
    }

    private void settle(Course course, Called called) {
        LogBook.enter(course, called);
        new Settlement(course, called.work(), settings.loopIndexOffset()).settle(called.progress());
    }

    /** The call that a token is due for that is claimed already, or null if a step comes first. */
    Work dueCall(Token token, Run run, FlowTree tree, Scopes scopes) {
        if (token.phase().atBoundary()) {
            return null;
        }
        var course = course(token, run, tree, scopes);
        goOnWithActivity(course);
        return course.step().work();
    }

    private static Work callAgain(Course course) {
        var token = course.token();
        var kind = token.phase() == Phase.POLL ? Work.Kind.POLL : Work.Kind.EXECUTE;
        return new Work(kind, activity(course), node(course), token, course.run(), course.scope(), null);
    }

    private static ServiceActivity activity(Course course) {
        return (ServiceActivity) course.tree().node(course.token().nodeId());
    }

    private static NodeRun node(Course course) {
        return course.node(course.token().nodeId()).orElseThrow();
    }

    private void pass(Course course, Predicate<ServiceActivity> stopsBefore) {
        while (course.step().then() == null) {
            var token = course.token();
            var node = course.tree().node(token.nodeId());
            if (course.revoked()) {
                course.leave();
            } else if (token.nodeId().equals(token.destination())) {
                course.step().arriveAt(token.parentId());
                course.step().then(Step.Then.END);
            } else if (token.heldBy() != null
                    || course.run().halted()
                    || ports.freeze().frozen()) {
                course.ready();
            } else if (course.run().bookings().contains(node.id())) {
                stopAtBooking(course, node);
            } else if (node instanceof ServiceActivity activity && stopsBefore.test(activity)) {
                course.ready();
            } else if (course.step().nodesPassed() > MAX_NODES) {
                course.step().then(Step.Then.CONTINUE);
            } else {
                enter(course, node);
            }
        }
    }

    /** An activity begins in its queue, when its component is there and has room. */
    private void enter(Course course, Node node) {
        if (!(node instanceof ServiceActivity activity)) {
            new Passage(course, settings, node).enter(handlers);
            return;
        }
        var other = queues.elsewhere(course.token(), course.run(), activity);
        if (other.isPresent()) {
            course.token(course.token().change().queue(other.get()).make());
            course.ready();
            return;
        }
        admission
                .enter(course.token().id(), activity.component())
                .ifPresentOrElse(course::waitUntil, () -> new Passage(course, settings, node).enter(handlers));
    }

    private static void stopAtBooking(Course course, Node node) {
        course.node(node.id()).ifPresent(booked -> course.step()
                .update(booked.reached(course.token().frame().entry())));
        course.suspend();
    }
}
