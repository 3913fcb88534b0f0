package culm.node;

import culm.data.Outputs;
import culm.expr.ConditionFailed;
import culm.expr.RenderFailed;
import culm.tree.Node;
import java.util.Map;

/** Finds the handler of a node and has it decide. Nothing is written here. */
public final class Handlers {

    private final EndEventHandler endEvents;

    public Handlers(Plugins plugins) {
        this.endEvents = new EndEventHandler(plugins);
    }

    public Outcome enter(Node node, Visit visit) {
        try {
            return decide(node, visit);
        } catch (RenderFailed | ConditionFailed failed) {
            return new Outcome.Failed(failed.getMessage(), unrendered(node, visit));
        }
    }

    private Outcome decide(Node node, Visit visit) {
        if (node instanceof Node.ServiceActivity activity) {
            return ServiceActivityHandler.enter(activity, visit);
        }
        if (node instanceof Node.SubProcess subprocess) {
            Outputs.extractLoop(node.id(), visit.wiring(), visit.loop(), visit.innerLoop(), visit.scope());
            return new Outcome.Descend(visit.scope().renderAll(subprocess.params()));
        }
        if (node instanceof Node.StartEvent start) {
            return StartEventHandler.enter(start, visit);
        }
        if (node instanceof Node.EndEvent end) {
            return endEvents.enter(end, visit);
        }
        return gateway(node, visit);
    }

    private static Outcome gateway(Node node, Visit visit) {
        if (node instanceof Node.ExclusiveGateway exclusive) {
            return ConditionHandler.choose(exclusive, visit);
        }
        if (node instanceof Node.ConditionalParallelGateway conditional) {
            return ConditionHandler.fork(conditional, visit);
        }
        if (node instanceof Node.ParallelGateway parallel) {
            return new Outcome.Fork(
                    parallel.outgoing(), visit.pipeline().convergeOf().get(parallel.id()));
        }
        return new Outcome.Next(node.outgoing().get(0));
    }

    /** What is recorded as inputs when they could not be computed: what the tree says. */
    private static Map<String, Object> unrendered(Node node, Visit visit) {
        if (node instanceof Node.ServiceActivity activity) {
            return ServiceActivityHandler.unrendered(activity);
        }
        return Map.of();
    }
}
