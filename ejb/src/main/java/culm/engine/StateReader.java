package culm.engine;

import culm.api.Code;
import culm.api.CulmException;
import culm.api.StateView;
import culm.port.NodeRun;
import culm.port.Run;
import culm.state.State;
import culm.tree.FlowTree;
import culm.tree.Node.SubProcess;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Shows the state of a pipeline, subprocess or node with what was entered below it. */
final class StateReader {

    private final Ports ports;
    private final ShownTime time;

    StateReader(Ports ports, ShownTime time) {
        this.ports = ports;
        this.time = time;
    }

    StateView state(String id, boolean nested) {
        var found = ports.runs().find(id);
        if (found.isPresent()) {
            var run = found.get();
            return below(run, nested).pipeline(run);
        }
        var node = ports.runs().runOf(id).flatMap(run -> ports.nodes().find(id));
        if (node.isEmpty()) {
            throw new CulmException(
                    Code.NODE_NOT_FOUND, "node(%s) does not exist, or was not executed yet".formatted(id));
        }
        var run = ports.runs().find(node.get().runId()).orElseThrow();
        return isSubprocess(run, id)
                ? below(run, nested).node(node.get())
                : view(node.get(), node.get().state().shown(), Map.of(), NodeRules.of(ports, run, id));
    }

    private Below below(Run run, boolean nested) {
        return new Below(ports.nodes().ofRun(run.id()), nested, NodeRules.of(ports, run));
    }

    /** The shown state of a run alone. Its nodes are looked at only if something below stands still. */
    State shown(Run run) {
        return run.rawState() == State.BLOCKED
                ? State.valueOf(below(run, true).pipeline(run).state())
                : run.rawState().shown();
    }

    private boolean isSubprocess(Run run, String id) {
        FlowTree tree = ports.trees().get(run.treeHash());
        return tree.node(id) instanceof SubProcess;
    }

    private StateView view(NodeRun node, State shown, Map<String, StateView> children, NodeRules rules) {
        return new StateView(
                node.id(),
                node.name(),
                shown.name(),
                time.of(node.startedAt()),
                time.of(node.archivedAt()),
                Math.max(node.loop(), 1),
                node.retry(),
                node.skip(),
                node.errorIgnored(),
                node.version(),
                node.autoRetries(),
                rules.retries(node.id()),
                time.of(rules.retryAt(node.id())),
                time.of(rules.timesOutAt(node.id())),
                children);
    }

    /** The entered nodes of one run, by the flow they belong to. */
    private final class Below {
        private final Map<String, List<NodeRun>> byParent = new HashMap<>();
        private final boolean nested;
        private final NodeRules rules;

        private Below(List<NodeRun> nodes, boolean nested, NodeRules rules) {
            this.nested = nested;
            this.rules = rules;
            for (var node : inOrderOfStart(nodes)) {
                if (node.entered()) {
                    byParent.computeIfAbsent(node.parentId(), id -> new ArrayList<>())
                            .add(node);
                }
            }
        }

        private static List<NodeRun> inOrderOfStart(List<NodeRun> nodes) {
            var order = Comparator.comparing(NodeRun::startedAt, Comparator.nullsLast(Comparator.naturalOrder()));
            return nodes.stream().sorted(order).toList();
        }

        StateView pipeline(Run run) {
            var children = children(run.id());
            return new StateView(
                    run.id(),
                    run.name().isEmpty() ? "Pipeline" : run.name(),
                    run.rawState().shown(shown(run.id(), children)).name(),
                    time.of(run.startedAt()),
                    time.of(run.finishedAt()),
                    1,
                    0,
                    false,
                    false,
                    "",
                    children);
        }

        StateView node(NodeRun node) {
            if (!byParent.containsKey(node.id())) {
                return view(node, node.state().shown(), Map.of(), rules);
            }
            var children = children(node.id());
            var raw = node.state() == State.RUNNING && stuckBelow(node.id()) ? State.BLOCKED : node.state();
            return view(node, raw.shown(shown(node.id(), children)), children, rules);
        }

        private Map<String, StateView> children(String parentId) {
            var children = new LinkedHashMap<String, StateView>();
            for (var child : byParent.getOrDefault(parentId, List.of())) {
                var view = node(child);
                children.put(child.id(), nested ? view : withoutChildren(view));
                if (!nested) {
                    children.putAll(view.children());
                }
            }
            return children;
        }

        private List<State> shown(String parentId, Map<String, StateView> children) {
            return byParent.getOrDefault(parentId, List.of()).stream()
                    .map(child -> isRetrying(child)
                            ? State.RUNNING
                            : State.valueOf(children.get(child.id()).state()))
                    .toList();
        }

        private boolean stuckBelow(String parentId) {
            return byParent.getOrDefault(parentId, List.of()).stream()
                    .anyMatch(child -> child.state() == State.FAILED && !isRetrying(child)
                            || child.state() == State.SUSPENDED
                            || stuckBelow(child.id()));
        }

        /** Of which nobody needs to take care: what it is in goes on. */
        private boolean isRetrying(NodeRun node) {
            return rules.retryAt(node.id()) != null;
        }

        private StateView withoutChildren(StateView view) {
            return new StateView(
                    view.id(),
                    view.name(),
                    view.state(),
                    view.startTime(),
                    view.finishTime(),
                    view.loop(),
                    view.retry(),
                    view.skip(),
                    view.errorIgnored(),
                    view.version(),
                    view.autoRetry(),
                    view.autoRetryLimit(),
                    view.retryAt(),
                    view.timesOutAt(),
                    Map.of());
        }
    }
}
