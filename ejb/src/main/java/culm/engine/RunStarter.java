package culm.engine;

import culm.api.ActionResult;
import culm.api.Code;
import culm.api.RunOptions;
import culm.data.JsonValue;
import culm.port.Call;
import culm.port.Event;
import culm.port.Frame;
import culm.port.IdsInUse;
import culm.port.Run;
import culm.port.Standing;
import culm.port.Token;
import culm.port.Token.Phase;
import culm.port.Token.Status;
import culm.port.TokenRef;
import culm.state.State;
import culm.tree.FlowTree;
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
    private final Copies copies;
    private final Mover mover;
    private final Recorder recorder;

    RunStarter(Ports ports, InstantSource clock, IdSource ids, TreeDesk trees, Mover mover, Recorder recorder) {
        this.ports = ports;
        this.clock = clock;
        this.ids = ids;
        this.trees = trees;
        this.copies = new Copies(ports, ids, trees);
        this.mover = mover;
        this.recorder = recorder;
    }

    ActionResult run(Map<String, Object> pipeline, RunOptions options, Call call) {
        if (pipeline == null) {
            return ActionResult.refused(Code.INVALID_ARGUMENT, "pipeline is missing");
        }
        var refusal = new StartCheck(ports).refusal(options);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        var prepared = prepare(pipeline, options);
        if (!prepared.reading().valid()) {
            return TreeDesk.refused(prepared.reading());
        }
        var tree = prepared.reading().tree().orElseThrow();
        var unknownQueue = new ActivityQueues(ports).refusal(tree);
        if (unknownQueue.isPresent()) {
            return unknownQueue.get();
        }
        var startNode = options.startNodeId();
        if (startNode != null) {
            startNode = prepared.ids().getOrDefault(startNode, startNode);
            if (!StartPositions.allowed(tree).contains(startNode)) {
                return ActionResult.refused(
                        Code.INVALID_ARGUMENT, "a run cannot start at node %s".formatted(options.startNodeId()));
            }
        }
        return start(prepared, tree, startNode, options, call);
    }

    private Prepared prepare(Map<String, Object> document, RunOptions options) {
        if (options.freshIds()) {
            return copies.copy(document, options.cycleTolerate());
        }
        var reading = trees.read(document, options.cycleTolerate());
        return new Prepared(
                reading,
                Map.of(),
                () -> ports.transactions()
                        .call(() -> ports.trees().keep(document, reading.tree().orElseThrow())),
                name -> {});
    }

    private ActionResult start(Prepared prepared, FlowTree tree, String startNode, RunOptions options, Call call) {
        var root = root(tree, startNode, options.queue());
        var ref = new TokenRef(root.id(), root.version(), options.priority(), root.queue());
        var run = newRun(tree, prepared.keep().get(), options, call.actor());
        var answer = answer(prepared, tree);
        var receipt = receipt(run, tree, options.labels(), call, answer);
        var begun = new Standing(root, run);
        try (var loan = new Loan(mover)) {
            var goesOn = loan.take(ref) ? moved(begun, tree, receipt, loan) : sent(begun, receipt);
            prepared.kept().accept(run.treeHash());
            ports.listener().runStarted(run);
            goesOn.run();
        } catch (IdsInUse known) {
            return ActionResult.refused(
                    Code.ALREADY_EXISTS,
                    "a run has pipeline id %s, or one of the tree's node ids, already".formatted(tree.id()));
        }
        return answer;
    }

    private Receipt receipt(Run run, FlowTree tree, Map<String, String> labels, Call call, ActionResult answer) {
        return Receipt.of(
                new Receipt.Start(run, tree.nodeIds(), labels),
                recorder.entry(call.about(run.id()), run, null, run.state()),
                recorder.given(call, answer));
    }

    /** Written with its first step, since this server takes it at once. */
    private Runnable moved(Standing begun, FlowTree tree, Receipt receipt, Loan loan) {
        var first = mover.firstStep(begun, tree, beginning(begun.run(), receipt));
        return () -> loan.move(begun, first);
    }

    private Runnable sent(Standing begun, Receipt receipt) {
        var written = mover.ready(begun, beginning(begun.run(), receipt));
        return () -> mover.send(new Standing(written.get().token(), begun.run()));
    }

    private static Mover.Writing beginning(Run run, Receipt receipt) {
        return (writer, step) -> {
            step.fresh();
            step.receipt(receipt);
            step.tellFirst(Event.ofRun(Event.Kind.PIPELINE_STARTED, run.createdAt(), run, run.createdBy()));
            var written = writer.writeAlone(step);
            return () -> written;
        };
    }

    private static ActionResult answer(Prepared prepared, FlowTree tree) {
        var extra = new LinkedHashMap<String, Object>();
        extra.put("pipeline_id", tree.id());
        if (!prepared.ids().isEmpty()) {
            extra.put("ids", new LinkedHashMap<>(prepared.ids()));
        }
        return ActionResult.success(extra);
    }

    private Run newRun(FlowTree tree, String hash, RunOptions options, String createdBy) {
        var now = clock.instant();
        return new Run(
                tree.id(),
                options.name() != null ? options.name() : tree.root().name(),
                hash,
                State.RUNNING,
                options.priority(),
                options.queue(),
                createdBy,
                options.project(),
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

    private Token root(FlowTree tree, String startNode, String queue) {
        return new Token(
                ids.next(),
                tree.id(),
                null,
                startNode != null ? startNode : tree.root().start().id(),
                Status.READY,
                Phase.ENTER,
                queue,
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
                null,
                0,
                clock.instant(),
                0);
    }
}
