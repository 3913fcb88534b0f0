package culm.engine;

import culm.data.Hidden;
import culm.data.SecretNames;
import culm.port.NodeRun;
import culm.port.Run;
import culm.tree.FlowTree;
import culm.tree.Pipeline;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Finds what is secret in a run, so that no answer tells it. Components are given what is there. */
final class Masking {

    private final Ports ports;
    private final SecretNames names;

    Masking(Ports ports, SecretNames names) {
        this.ports = ports;
        this.names = names;
    }

    /** For what a run was given and has published. */
    Hidden of(Run run) {
        var tree = ports.trees().get(run.treeHash());
        var secret = names.variables(tree.root(), Set.of());
        return Hidden.of(isOneOf(secret), values(run, List.of(tree.root()), secret));
    }

    /** For what a node was given and has produced, in these attempts. */
    Hidden of(Run run, String nodeId, List<NodeRun> attempts) {
        return ofNode(run, nodeId, attempts.stream().map(NodeRun::inputs).toList());
    }

    /** For what a node would be given. */
    Hidden of(Run run, String nodeId, Map<String, Object> inputs) {
        return ofNode(run, nodeId, List.of(inputs));
    }

    private Hidden ofNode(Run run, String nodeId, List<Map<String, Object>> given) {
        var tree = ports.trees().get(run.treeHash());
        var variables = variablesAround(tree, nodeId);
        var secret = names.inputs(tree.node(nodeId), variables);
        var values = values(run, flowsAround(tree, nodeId), variables);
        given.forEach(inputs -> inputs.forEach((name, value) -> {
            if (secret.contains(name) || names.test(name)) {
                values.add(value);
            }
        }));
        return Hidden.of(isOneOf(secret), values);
    }

    /** The names of a node's secret inputs. */
    Set<String> inputs(FlowTree tree, String nodeId) {
        return tree.contains(nodeId) && tree.find(nodeId).isPresent()
                ? names.inputs(tree.node(nodeId), variablesAround(tree, nodeId))
                : Set.of();
    }

    private Predicate<String> isOneOf(Set<String> secret) {
        return names.or(secret::contains);
    }

    private static List<Pipeline> flowsAround(FlowTree tree, String nodeId) {
        return tree.parentsOf(nodeId).stream().map(tree::pipeline).toList();
    }

    /** The secret variables that a node sees: of its own flow, which may have them from the flows around it. */
    private Set<String> variablesAround(FlowTree tree, String nodeId) {
        var secret = names.variables(tree.root(), Set.of());
        for (var flow : flowsAround(tree, nodeId)) {
            if (!flow.id().equals(tree.id())) {
                secret = names.variables(flow, params(tree, flow.id(), secret));
            }
        }
        return secret;
    }

    private Set<String> params(FlowTree tree, String subprocess, Set<String> secret) {
        var given = new HashSet<String>();
        names.inputs(tree.node(subprocess), secret).forEach(name -> given.add(SecretNames.bare(name)));
        return given;
    }

    /** What is known of them: as the tree gives them, and as the start gave them. */
    private List<Object> values(Run run, List<Pipeline> flows, Set<String> secret) {
        var values = new ArrayList<Object>();
        for (var flow : flows) {
            flow.variables().values().stream()
                    .filter(variable -> secret.contains(SecretNames.bare(variable.key())))
                    .filter(variable -> variable.template().constant())
                    .forEach(variable -> values.add(variable.value()));
        }
        for (var given : List.of(run.rootData(), run.context(), run.subprocessContext())) {
            addSecret(given, secret, values);
        }
        return values;
    }

    private void addSecret(Map<String, Object> given, Set<String> secret, List<Object> values) {
        given.forEach((key, value) -> {
            var name = SecretNames.bare(key);
            if (secret.contains(name) || names.test(name)) {
                values.add(value);
            }
        });
    }
}
