package culm.tree;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;

/** Makes the flows of one copy from those of another, which were read and checked: only the ids differ. */
final class Recopying {

    private final String from;
    private final String to;

    /**
     * @param from the key of the copy that is there
     * @param to the key of the one that is made
     */
    Recopying(String from, String to) {
        this.from = from;
        this.to = to;
    }

    /** What has no id of the copy was no id in its original either. */
    String id(String id) {
        if (!id.startsWith(from)) {
            return id;
        }
        return id.length() == from.length() ? to : to + id.substring(from.length());
    }

    private List<String> ids(List<String> ids) {
        return switch (ids.size()) {
            case 0 -> ids;
            case 1 -> List.of(id(ids.get(0)));
            default -> ids.stream().map(this::id).toList();
        };
    }

    Pipeline pipeline(Pipeline old) {
        var nodes = new LinkedHashMap<String, Node>();
        old.nodes().values().stream().map(this::node).forEach(node -> nodes.put(node.id(), node));
        var flows = new LinkedHashMap<String, SequenceFlow>();
        old.flows().values().stream().map(this::flow).forEach(flow -> flows.put(flow.id(), flow));
        var variables = new LinkedHashMap<>(old.variables());
        variables.replaceAll((key, variable) -> variable(variable));
        var converges = new LinkedHashMap<String, String>();
        old.convergeOf().forEach((fork, converge) -> converges.put(id(fork), id(converge)));
        return new Pipeline(
                id(old.id()),
                old.name(),
                (Node.StartEvent) nodes.get(id(old.start().id())),
                (Node.EndEvent) nodes.get(id(old.end().id())),
                Collections.unmodifiableMap(nodes),
                Collections.unmodifiableMap(flows),
                Collections.unmodifiableMap(variables),
                old.outputs(),
                old.preRenderKeys(),
                converges);
    }

    private SequenceFlow flow(SequenceFlow old) {
        return new SequenceFlow(id(old.id()), old.name(), id(old.source()), id(old.target()), old.byDefault());
    }

    private Variable variable(Variable old) {
        if (old.sources().isEmpty()) {
            return old;
        }
        var sources = old.sources().stream()
                .map(source -> new Variable.Source(id(source.nodeId()), source.output()))
                .toList();
        return new Variable(
                old.key(),
                old.type(),
                old.value(),
                old.template(),
                old.variableCode(),
                sources,
                old.initialised(),
                old.param(),
                old.secret());
    }

    private Node node(Node old) {
        var id = id(old.id());
        var incoming = ids(old.incoming());
        var outgoing = ids(old.outgoing());
        if (old instanceof Node.ServiceActivity activity) {
            return activity(activity, id, incoming, outgoing);
        }
        if (old instanceof Node.SubProcess sub) {
            var inner = pipeline(sub.pipeline());
            return new Node.SubProcess(id, sub.name(), incoming, outgoing, sub.params(), inner);
        }
        if (old instanceof Node.StartEvent start) {
            return new Node.StartEvent(id, start.name(), outgoing);
        }
        if (old instanceof Node.EndEvent end) {
            return new Node.EndEvent(id, end.name(), end.type(), incoming);
        }
        return gateway(old, id, incoming, outgoing);
    }

    private static Node activity(Node.ServiceActivity old, String id, List<String> incoming, List<String> outgoing) {
        return new Node.ServiceActivity(
                id,
                old.name(),
                incoming,
                outgoing,
                old.component(),
                old.errorIgnorable(),
                old.skippable(),
                old.retryable(),
                old.timeOut(),
                old.autoRetry(),
                old.loopConfig());
    }

    private Node gateway(Node old, String id, List<String> incoming, List<String> outgoing) {
        if (old instanceof Node.ExclusiveGateway gateway) {
            return new Node.ExclusiveGateway(id, old.name(), incoming, outgoing, branching(gateway.branching()));
        }
        if (old instanceof Node.ConditionalParallelGateway gateway) {
            return new Node.ConditionalParallelGateway(
                    id, old.name(), incoming, outgoing, branching(gateway.branching()));
        }
        return old instanceof Node.ParallelGateway
                ? new Node.ParallelGateway(id, old.name(), incoming, outgoing)
                : new Node.ConvergeGateway(id, old.name(), incoming, outgoing);
    }

    private Branching branching(Branching old) {
        var branches = old.branches().stream()
                .map(branch -> new Branching.Branch(id(branch.flowId()), branch.name(), branch.condition()))
                .toList();
        return new Branching(branches, old.defaultFlow().map(this::id), old.strategy());
    }
}
