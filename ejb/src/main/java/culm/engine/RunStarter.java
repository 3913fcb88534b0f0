package culm.engine;

import culm.api.ActionResult;
import culm.api.Code;
import culm.api.RunOptions;
import culm.data.JsonValue;
import culm.port.Frame;
import culm.port.Run;
import culm.port.Token;
import culm.port.Token.Phase;
import culm.port.Token.Status;
import culm.state.State;
import culm.tree.FlowTree;
import culm.tree.FreshIds;
import culm.tree.StartPositions;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Starts runs. */
final class RunStarter {

    private final Ports ports;
    private final InstantSource clock;
    private final IdSource ids;
    private final TreeDesk trees;

    RunStarter(Ports ports, InstantSource clock, IdSource ids, TreeDesk trees) {
        this.ports = ports;
        this.clock = clock;
        this.ids = ids;
        this.trees = trees;
    }

    ActionResult run(Map<String, Object> pipeline, RunOptions options, String createdBy) {
        if (pipeline == null) {
            return ActionResult.refused(Code.INVALID_ARGUMENT, "pipeline is missing");
        }
        var refusal = new StartCheck(ports).refusal(options);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        var fresh = options.freshIds() ? FreshIds.of(pipeline, ids::next) : new FreshIds(pipeline, Map.of());
        var reading = trees.read(fresh.document(), options.cycleTolerate());
        if (!reading.valid()) {
            return TreeDesk.refused(reading);
        }
        var tree = reading.tree().orElseThrow();
        var startNode = options.startNodeId();
        if (startNode != null) {
            startNode = fresh.ids().getOrDefault(startNode, startNode);
            if (!StartPositions.allowed(tree).contains(startNode)) {
                return ActionResult.refused(
                        Code.INVALID_ARGUMENT, "a run cannot start at node %s".formatted(options.startNodeId()));
            }
        }
        return start(fresh, tree, startNode, options, createdBy);
    }

    private ActionResult start(FreshIds fresh, FlowTree tree, String startNode, RunOptions options, String createdBy) {
        var root = root(tree, startNode);
        var added = ports.transactions().call(() -> {
            var hash = ports.trees().keep(fresh.document(), tree);
            if (!ports.runs().add(newRun(tree, hash, options, createdBy), tree.nodeIds())) {
                return false;
            }
            ports.tokens().add(List.of(root));
            return true;
        });
        if (!added) {
            return ActionResult.refused(
                    Code.ALREADY_EXISTS,
                    "a run has pipeline id %s, or one of the tree's node ids, already".formatted(tree.id()));
        }
        new StepWriter.Urgency(ports, options.priority(), options.queue()).dispatch(root);
        var extra = new LinkedHashMap<String, Object>();
        extra.put("pipeline_id", tree.id());
        if (!fresh.ids().isEmpty()) {
            extra.put("ids", new LinkedHashMap<>(fresh.ids()));
        }
        return ActionResult.success(extra);
    }

    private Run newRun(FlowTree tree, String hash, RunOptions options, String createdBy) {
        var now = clock.instant();
        return new Run(
                tree.id(),
                tree.root().name(),
                hash,
                State.RUNNING,
                options.priority(),
                options.queue(),
                createdBy,
                JsonValue.copyOf(options.rootData()),
                JsonValue.copyOf(options.context()),
                JsonValue.copyOf(options.subprocessContext()),
                Set.of(),
                0,
                0,
                Map.of(),
                now,
                now,
                null);
    }

    private Token root(FlowTree tree, String startNode) {
        return new Token(
                ids.next(),
                tree.id(),
                null,
                startNode != null ? startNode : tree.root().start().id(),
                Status.READY,
                Phase.ENTER,
                null,
                List.of(new Frame(tree.id(), tree.id(), List.of(tree.id()))),
                null,
                0,
                0,
                0,
                0,
                null,
                null,
                null,
                null,
                0,
                clock.instant(),
                0);
    }
}
