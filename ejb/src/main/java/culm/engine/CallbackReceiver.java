package culm.engine;

import culm.api.ActionResult;
import culm.api.Code;
import culm.data.JsonValue;
import culm.port.Call;
import culm.port.Callback;
import culm.port.NodeRun;
import culm.port.Spot;
import culm.port.StaleToken;
import culm.port.Standing;
import culm.port.Token;
import culm.port.Token.Phase;
import culm.port.Token.Status;
import culm.port.TokenRef;
import culm.port.WorkerTask.Hold;
import culm.port.WorkerTasks.TaskLost;
import culm.state.State;
import culm.tree.Node;
import culm.tree.Node.ServiceActivity;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes in callbacks: stores them, and wakes the token that waits for one. */
final class CallbackReceiver {

    private static final int MAX_ID_LENGTH = 128;

    private final Ports ports;
    private final InstantSource clock;
    private final IdSource ids;
    private final Mover mover;
    private final Recorder recorder;

    CallbackReceiver(Ports ports, InstantSource clock, IdSource ids, Mover mover, Recorder recorder) {
        this.ports = ports;
        this.clock = clock;
        this.ids = ids;
        this.mover = mover;
        this.recorder = recorder;
    }

    ActionResult receive(String nodeId, Object data, String version, String callbackId, Call call) {
        if (ports.freeze().frozen()) {
            return frozen();
        }
        if (nodeId == null) {
            return ActionResult.refused(Code.INVALID_ARGUMENT, "node id is missing");
        }
        if (callbackId != null && (callbackId.isEmpty() || callbackId.length() > MAX_ID_LENGTH)) {
            return ActionResult.refused(
                    Code.INVALID_ARGUMENT, "callback id must have 1 to %d characters".formatted(MAX_ID_LENGTH));
        }
        Object payload;
        try {
            payload = JsonValue.copyOf(data);
        } catch (IllegalArgumentException notJson) {
            return ActionResult.refused(Code.INVALID_ARGUMENT, "data: " + notJson.getMessage());
        }
        var id = callbackId == null ? ids.next() : callbackId;
        return receive(new Request(nodeId, payload, version, id, callbackId != null, call, null));
    }

    /**
     * What a worker says of its task, which ends with it. The same word has one effect, however often it comes.
     *
     * @param word tells apart what it may say
     * @throws TaskLost if the task is not in its hands
     */
    ActionResult receive(Hold hold, String word, Map<String, Object> data, Call call) throws TaskLost {
        if (ports.freeze().frozen()) {
            return frozen();
        }
        var id = "task-%s-%d-%s".formatted(hold.id(), hold.fence(), word);
        return receive(new Request(hold.nodeId(), data, null, id, true, call, hold));
    }

    private static ActionResult frozen() {
        return ActionResult.refused(Code.FROZEN, "engine is frozen, can not perform operation");
    }

    /**
     * @param known whether it may be there already: because its caller has given it an id, or it was written and its answer was lost
     * @param hold of the worker that has called, or null
     */
    private record Request(
            String nodeId, Object data, String version, String callbackId, boolean known, Call call, Hold hold) {
        Request again() {
            return new Request(nodeId, data, version, callbackId, true, call, hold);
        }
    }

    /** @param wake tells the dispatcher of what the callback has woken */
    private record Received(ActionResult answer, Runnable wake) {
        static Received refused(ActionResult answer) {
            return new Received(answer, () -> {});
        }

        static Received refused(Code code, String message) {
            return refused(ActionResult.refused(code, message));
        }
    }

    private ActionResult receive(Request first) {
        var request = first;
        var spot = mover.awaited(request.nodeId());
        while (true) {
            try {
                return receive(request, spot);
            } catch (StaleToken moved) {
                // the token has moved while we looked at it, or by this callback, if the answer of its commit was lost:
                // look again
                request = first.again();
                spot = Optional.empty();
            }
        }
    }

    private ActionResult receive(Request request, Optional<Spot> remembered) {
        try (var loan = new Loan(mover)) {
            var received = remembered
                    .flatMap(spot -> asRemembered(request, spot, loan))
                    .orElseGet(() -> ports.transactions().alone(() -> store(request, remembered, loan)));
            received.wake().run();
            return received.answer();
        }
    }

    /** If the node changes after it was remembered, its token changes too, and that is noticed. */
    private Optional<Received> asRemembered(Request request, Spot spot, Loan loan) {
        var node = spot.node();
        return spot.standing()
                .filter(standing -> isFirst(standing.token()))
                .filter(standing -> refusal(request, node, spot.standing()).isEmpty())
                .flatMap(standing -> callEarly(request, node, standing, loan)
                        .or(() -> keepInCompany(request, node, standing, loan)));
    }

    /** The component is called before anything is written; but not for a node that has moved, nor twice. */
    private Optional<Received> callEarly(Request request, NodeRun node, Standing found, Loan loan) {
        if (request.hold() != null || !mover.mayCallEarly(found)) {
            return Optional.empty();
        }
        var callback = callback(request, node);
        var answer = answer(request);
        var woken = woken(found);
        var call =
                mover.earlyCall(woken, new Handover(node, callback), receipt(request, callback, node, found, answer));
        return call.filter(early -> woken.movable(clock.instant()) && loan.take(ref(woken)))
                .filter(early -> isNew(request, found.token()))
                .filter(early -> loan.move(new Standing(early.token(), found.run()), early))
                .map(early -> {
                    early.await(mover::write);
                    return new Received(answer, () -> {});
                });
    }

    private boolean isNew(Request request, Token found) {
        return ports.transactions()
                .alone(() -> ports.tokens()
                                .find(found.id())
                                .filter(now -> now.version() == found.version())
                                .isPresent()
                        && !(request.known() && ports.callbacks().has(request.nodeId(), request.callbackId())));
    }

    /** Nothing has to be read for it: it can be written together with what others write. */
    private Optional<Received> keepInCompany(Request request, NodeRun node, Standing found, Loan loan) {
        if (request.known()) {
            return Optional.empty();
        }
        return Optional.of(keep(request, node, found, loan, Mover.Writing.IN_COMPANY));
    }

    private Callback callback(Request request, NodeRun node) {
        return new Callback(
                request.callbackId(),
                node.id(),
                node.version(),
                request.data(),
                clock.instant(),
                sender(request.call()));
    }

    private Standing woken(Standing found) {
        return new Standing(
                found.token()
                        .change()
                        .status(Status.READY)
                        .since(clock.instant())
                        .make(),
                found.run());
    }

    /** If the node changes after it was read, its token changes too, and that is noticed. */
    private Received store(Request request, Optional<Spot> remembered, Loan loan) {
        var found = remembered.or(() -> ports.tokens().spot(request.nodeId())).filter(spot -> spot.node()
                .entered());
        if (found.isEmpty()) {
            return Received.refused(
                    Code.NODE_NOT_FOUND, "node(%s) does not exist or was not executed yet".formatted(request.nodeId()));
        }
        if (request.known() && ports.callbacks().has(request.nodeId(), request.callbackId())) {
            recordRepeat(request, found.get().node());
            return repeated(request);
        }
        var node = found.get().node();
        var standing = found.get().standing();
        var refusal = refusal(request, node, standing);
        if (refusal.isPresent() && remembered.isPresent()) {
            return store(request, Optional.empty(), loan);
        }
        return refusal.orElseGet(() -> keep(request, node, standing.orElseThrow(), loan, StepWriter::store));
    }

    private void recordRepeat(Request request, NodeRun node) {
        if (request.call().recorded()) {
            var run = ports.runs().find(node.runId()).orElseThrow();
            recorder.accepted(request.call(), run, node.state(), node.state());
        }
    }

    private Node asRead(NodeRun node, Optional<Standing> standing) {
        var run = standing.map(Standing::run).or(() -> ports.runs().find(node.runId()));
        return ports.trees().get(run.orElseThrow().treeHash()).node(node.id());
    }

    private boolean isForWorkers(ServiceActivity activity) {
        var call = activity.component();
        return ports.plugins().byWorkers(call.code(), call.version()).isPresent();
    }

    private Optional<Received> refusal(Request request, NodeRun node, Optional<Standing> standing) {
        if (!(asRead(node, standing) instanceof ServiceActivity activity)) {
            return Optional.of(Received.refused(Code.WRONG_NODE_TYPE, "can't callback this type of node"));
        }
        if (request.version() != null && !request.version().equals(node.version())) {
            return Optional.of(Received.refused(
                    Code.STALE_ATTEMPT, "node(%s) is in attempt %s".formatted(node.id(), node.version())));
        }
        if (node.state() == State.FINISHED) {
            return Optional.of(Received.refused(
                    Code.CALLBACK_FINISHED, "activity(%s) callback already finished".formatted(node.id())));
        }
        if (node.state() == State.REVOKED || standing.isEmpty()) {
            return Optional.of(Received.refused(
                    Code.NOT_CURRENT, "invalid operation, this node is finished or pipeline have been revoked"));
        }
        if (node.state() != State.RUNNING) {
            return Optional.of(Received.refused(ActionResult.refused(
                    Code.ILLEGAL_STATE,
                    "node(%s) is %s".formatted(node.id(), node.state()),
                    Map.of("state", node.state().name()))));
        }
        if (standing.get().token().phase() == Phase.POLL) {
            return Optional.of(Received.refused(Code.WRONG_NODE_TYPE, "can't callback a poll schedule."));
        }
        if (request.hold() == null && isForWorkers(activity)) {
            return Optional.of(
                    Received.refused(Code.WRONG_NODE_TYPE, "a worker does the work of this node, and ends its task"));
        }
        return Optional.empty();
    }

    private Received keep(Request request, NodeRun node, Standing found, Loan loan, Mover.Writing how) {
        if (request.hold() != null) {
            ports.workerTasks().end(request.hold());
        }
        var callback = callback(request, node);
        var answer = answer(request);
        var receipt = receipt(request, callback, node, found, answer);
        var token = found.token();
        if (token.status() == Status.CLAIMED) {
            ports.tokens().replace(token); // its version grows: who works on it looks for callbacks before it waits
            Receipt.store(ports, List.of(receipt));
            return new Received(answer, () -> {});
        }
        var woken = woken(found);
        return new Received(answer, wake(woken, isFirst(token), new Handover(node, callback), loan, (writer, step) -> {
            step.receipt(receipt);
            return how.write(writer, step);
        }));
    }

    private Receipt receipt(Request request, Callback callback, NodeRun node, Standing found, ActionResult answer) {
        return Receipt.of(
                callback,
                recorder.entry(request.call(), found.run(), node.state(), node.state()),
                recorder.given(request.call(), answer));
    }

    /** @param first whether the callback is the only one that the node has not seen */
    private Runnable wake(Standing woken, boolean first, Handover handover, Loan loan, Mover.Writing writing) {
        if (first && woken.movable(clock.instant()) && loan.take(ref(woken))) {
            var call = mover.firstCall(woken, handover, writing);
            return () -> loan.move(woken, call);
        }
        var written = mover.ready(woken, writing);
        return () -> {
            var ready = new Standing(written.get().token(), woken.run());
            mover.wake(Ready.woken(ready, first && handover.isSmall() ? handover : null));
        };
    }

    private TokenRef ref(Standing woken) {
        return new StepWriter.Urgency(ports, woken.run()).ref(woken.token());
    }

    private static String sender(Call call) {
        return call.actor() == null || call.actor().isEmpty() ? null : call.actor();
    }

    /** A token that waits has handed over every callback that came before, unless it waits for its component. */
    private static boolean isFirst(Token token) {
        return token.status() == Status.WAITING && token.phase() == Phase.CALLBACK && token.due() == null;
    }

    private Received repeated(Request request) {
        var answer = answer(request);
        recorder.answered(request.call(), answer);
        return new Received(answer, () -> {});
    }

    private static ActionResult answer(Request request) {
        var hold = request.hold();
        return ActionResult.success(
                hold == null ? Map.of("callback_id", request.callbackId()) : Map.of("task_id", hold.name()));
    }
}
