package culm.engine;

import culm.port.Callback;
import culm.port.Event;
import culm.port.NodeRun;
import culm.port.Token.Phase;
import culm.port.WorkerKind;
import culm.port.WorkerTask;
import culm.tree.Node.ServiceActivity;

/** The callbacks that a node has received and its component has not seen. */
final class CallbackQueue {

    private CallbackQueue() {}

    /**
     * Calls the component with the oldest callback, or waits for one.
     *
     * @param seen the callback that this step has applied already, or null
     */
    static void handOverNext(Course course, ServiceActivity activity, NodeRun node, Callback seen) {
        var next = course.ports().callbacks().pending(node.id(), node.version()).stream()
                .filter(callback -> seen == null || !callback.id().equals(seen.id()))
                .findFirst();
        if (next.isEmpty()) {
            await(course, activity, node);
            return;
        }
        course.token(course.token().change().phase(Phase.CALLBACK).make());
        course.step()
                .call(new Work(
                        Work.Kind.CALLBACK, activity, node, course.token(), course.run(), course.scope(), next.get()));
    }

    /** Of a worker it is told by a task, of anybody else by an event. */
    private static void await(Course course, ServiceActivity activity, NodeRun node) {
        course.waitFor(Phase.CALLBACK);
        var call = activity.component();
        var workers = course.ports().plugins().byWorkers(call.code(), call.version());
        workers.ifPresentOrElse(
                served -> course.step()
                        .task(WorkerTask.of(
                                course.run(),
                                node,
                                new WorkerKind(call.code(), call.version()),
                                served.mostHandedOut(),
                                course.ids().next(),
                                course.now())),
                () -> course.tell(Event.Kind.NODE_WAITING, activity));
    }
}
