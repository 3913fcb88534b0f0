package culm.engine;

import culm.data.Outputs;
import culm.node.Handlers;
import culm.node.Outcome;
import culm.node.Visit;
import culm.port.Event;
import culm.port.Frame;
import culm.port.NodeRun;
import culm.port.Token.Phase;
import culm.port.Token.Status;
import culm.tree.Node;
import culm.tree.Node.ServiceActivity;
import culm.tree.Node.SubProcess;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The entering of one node: has its handler decide, and acts on the outcome. */
final class Passage implements Outcome.Reader<Void> {

    private final Course course;
    private final EngineSettings settings;
    private final Node node;
    private final Entrance entrance;
    private NodeRun entered;

    Passage(Course course, EngineSettings settings, Node node) {
        this.course = course;
        this.settings = settings;
        this.node = node;
        this.entrance = new Entrance(course, node);
    }

    void enter(Handlers handlers) {
        entered = entrance.enter();
        if (overLimit()) {
            store(new Outcome.Failed("rerun times exceed max limit: " + settings.rerunLimit(), Map.of()));
            course.failForGood();
            return;
        }
        if (node instanceof ServiceActivity && course.token().pass() == 0) {
            course.token(course.token().change().pass(1).make());
        }
        handlers.enter(node, visit()).read(this);
    }

    private boolean overLimit() {
        var counted = !(node instanceof SubProcess)
                && !(node instanceof ServiceActivity activity && activity.loopConfig() != null);
        return counted && settings.rerunLimit() > 0 && entered.loop() > settings.rerunLimit();
    }

    private Visit visit() {
        return new Visit(
                course.run().id(),
                course.tree().pipelineOf(node.id()),
                course.wiring(),
                course.scope(),
                (long) entered.loop() + settings.loopIndexOffset(),
                (long) entered.innerLoop() + settings.loopIndexOffset(),
                course.token().given());
    }

    @Override
    public Void next(Outcome.Next next) {
        finish();
        var pipeline = course.tree().pipelineOf(node.id());
        course.token(course.token().at(pipeline.target(next.flowId()).id(), Phase.ENTER));
        return null;
    }

    @Override
    public Void work(Outcome.Work work) {
        var running = entered.running(work.inputs());
        entrance.store(running);
        course.tell(Event.Kind.NODE_STARTED, node);
        var activity = (ServiceActivity) node;
        course.token(course.token()
                .change()
                .phase(Phase.EXECUTE)
                .status(Status.CLAIMED)
                .owner(settings.server())
                .deadline(deadline(activity))
                .given(null)
                .polls(0)
                .make());
        course.step()
                .call(new Work(
                        Work.Kind.EXECUTE, activity, running, course.token(), course.run(), course.scope(), null));
        return null;
    }

    private Instant deadline(ServiceActivity activity) {
        return activity.timeOut() == null
                ? null
                : course.now().plusSeconds(activity.timeOut().seconds());
    }

    @Override
    public Void descend(Outcome.Descend descend) {
        entrance.store(entered.running(descend.params()));
        course.tell(Event.Kind.NODE_STARTED, node);
        var entry = course.ids().next();
        var inner = ((SubProcess) node).pipeline();
        course.token(course.token()
                .pushed(new Frame(node.id(), entry, List.of(entry)))
                .at(inner.start().id(), Phase.ENTER));
        descend.params().forEach(course.scope()::set);
        return null;
    }

    @Override
    public Void fork(Outcome.Fork fork) {
        finish();
        Forking.fork(course, node, fork.flowIds(), fork.convergeId());
        return null;
    }

    @Override
    public Void ended(Outcome.Ended ended) {
        finish();
        if (course.token().frames().size() > 1) {
            ascend(ended.outputs());
            return null;
        }
        course.run().bookings().forEach(course.step()::forget);
        course.step().finishRun(ended.outputs(), course.now());
        course.tell(Event.Kind.PIPELINE_FINISHED);
        course.step().then(Step.Then.END);
        return null;
    }

    private void finish() {
        entrance.store(entered.finished(Map.of(), course.now()));
        course.tell(Event.Kind.NODE_FINISHED, node);
    }

    /** The subprocess is finished; the token goes on behind it, in the flow around it. */
    private void ascend(Map<String, Object> published) {
        var subprocess = course.tree().node(course.token().frame().pipelineId());
        var running = course.node(subprocess.id()).orElseThrow();
        course.token(course.token().popped());
        var outputs = new LinkedHashMap<>(published);
        outputs.put(Outputs.LOOP, (long) running.loop() + settings.loopIndexOffset());
        outputs.put(Outputs.INNER_LOOP, (long) running.innerLoop() + settings.loopIndexOffset());
        course.step().update(running.finished(outputs, course.now()));
        course.tell(Event.Kind.NODE_FINISHED, subprocess);
        Outputs.extract(subprocess.id(), course.wiring(), outputs, null, course.scope());
        course.follow(subprocess);
    }

    @Override
    public Void failed(Outcome.Failed failed) {
        store(failed);
        course.fail();
        return null;
    }

    private void store(Outcome.Failed failed) {
        entrance.store(entered.running(failed.inputs()).failed(systemOutputs(), failed.reason(), course.now()));
    }

    private Map<String, Object> systemOutputs() {
        if (!(node instanceof ServiceActivity)) {
            return Map.of();
        }
        return Map.of(
                Outputs.RESULT,
                false,
                Outputs.LOOP,
                (long) entered.loop() + settings.loopIndexOffset(),
                Outputs.INNER_LOOP,
                (long) entered.innerLoop() + settings.loopIndexOffset());
    }
}
