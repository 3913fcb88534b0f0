package culm.engine;

import culm.data.Outputs;
import culm.node.Progress;
import culm.port.Event;
import culm.port.NodeRun;
import culm.port.Token.Phase;
import culm.tree.Node.ServiceActivity;
import java.util.Map;

/** Records what a component call led to, and where the token goes from there. */
final class Settlement implements Progress.Reader<Void> {

    private final Course course;
    private final Work work;
    private final ServiceActivity activity;
    private final NodeRun node;
    private final int loopIndexOffset;

    Settlement(Course course, Work work, int loopIndexOffset) {
        this.course = course;
        this.work = work;
        this.activity = work.activity();
        this.node = work.node();
        this.loopIndexOffset = loopIndexOffset;
    }

    void settle(Progress progress) {
        if (work.kind() == Work.Kind.CALLBACK) {
            course.step().applied(work.callback());
        }
        progress.read(this);
    }

    @Override
    public Void done(Progress.Done done) {
        course.step().update(node.finished(done.outputs(), course.now()));
        tellOfEnd();
        publish(done.outputs(), true, null);
        course.follow(activity);
        return null;
    }

    @Override
    public Void ignored(Progress.Ignored ignored) {
        course.step().update(node.ignored(ignored.outputs(), ignored.reason(), course.now()));
        tellOfEnd();
        publish(ignored.outputs(), false, ignored.reason());
        course.follow(activity);
        return null;
    }

    @Override
    public Void failed(Progress.Failed failed) {
        course.step().update(node.failed(failed.outputs(), failed.reason(), course.now()));
        course.fail();
        return null;
    }

    @Override
    public Void poll(Progress.Poll poll) {
        course.step().update(node.progressed(poll.outputs()));
        var polls = work.kind() == Work.Kind.POLL
                ? work.token().polls() + 1
                : work.token().polls();
        course.token(course.token()
                .change()
                .polls(polls)
                .due(course.now().plus(poll.interval()))
                .make());
        course.waitFor(Phase.POLL);
        return null;
    }

    @Override
    public Void await(Progress.Await await) {
        if (course.revoked()) {
            course.step().update(revoked(await.outputs()));
            course.leave();
            return null;
        }
        var waiting = node.progressed(await.outputs());
        course.step().update(waiting);
        CallbackQueue.handOverNext(course, activity, waiting, work.callback());
        return null;
    }

    private NodeRun revoked(Map<String, Object> outputs) {
        return node.progressed(outputs).revoked(course.now());
    }

    @Override
    public Void again(Progress.Again again) {
        var over = again.result()
                ? node.finished(again.outputs(), course.now())
                : node.ignored(again.outputs(), again.reason(), course.now());
        course.step().update(over);
        tellOfEnd();
        publish(again.outputs(), again.result(), again.reason());
        var next = work.token().pass() + 1;
        course.token(course.token()
                .at(activity.id(), Phase.ENTER)
                .change()
                .pass(next)
                .make());
        return null;
    }

    private void tellOfEnd() {
        course.tell(Event.Kind.NODE_FINISHED, activity);
    }

    /** An activity with a loop_config feeds the list of its passes, any other its mapped variables. */
    private void publish(Map<String, Object> outputs, boolean result, Object reason) {
        if (activity.loopConfig() != null) {
            var number = (long) node.innerLoop() + loopIndexOffset;
            Outputs.collectPass(activity.loopConfig(), work.token().pass(), outputs, result, number, course.scope());
        } else {
            Outputs.extract(activity.id(), course.wiring(), outputs, reason, course.scope());
        }
    }
}
