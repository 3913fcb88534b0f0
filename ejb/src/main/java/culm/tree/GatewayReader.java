package culm.tree;

import java.util.Map;
import java.util.Optional;

/** Reads one entry of {@code gateways}. */
final class GatewayReader {

    private final BranchingReader branchings;

    GatewayReader(Survey survey, Map<String, SequenceFlow> flows) {
        branchings = new BranchingReader(survey.options().exclusiveStrategy(), flows);
    }

    Optional<Node> read(Fields fields) {
        var type = fields.text("type").orElse("");
        var id = fields.nodeId();
        var name = fields.text("name", "");
        var incoming = fields.texts("incoming");
        var outgoing = fields.texts("outgoing");
        return switch (type) {
            case Node.ExclusiveGateway.TYPE ->
                Optional.of(new Node.ExclusiveGateway(id, name, incoming, outgoing, branchings.read(fields, outgoing)));
            case Node.ConditionalParallelGateway.TYPE ->
                Optional.of(new Node.ConditionalParallelGateway(
                        id, name, incoming, outgoing, branchings.read(fields, outgoing)));
            case Node.ParallelGateway.TYPE -> Optional.of(new Node.ParallelGateway(id, name, incoming, outgoing));
            case Node.ConvergeGateway.TYPE -> Optional.of(new Node.ConvergeGateway(id, name, incoming, outgoing));
            case "" -> Optional.empty();
            default -> {
                var message = "no gateway has the type " + Words.quoted(type);
                fields.problem(ProblemCode.UNKNOWN_NODE_TYPE, "type", message);
                yield Optional.empty();
            }
        };
    }
}
