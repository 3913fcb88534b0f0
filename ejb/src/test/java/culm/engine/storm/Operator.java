package culm.engine.storm;

import culm.api.ActionResult;
import culm.engine.storm.Move.What;
import culm.port.NodeRun;
import culm.state.State;
import java.util.List;
import java.util.Map;

/** Makes calls by chance: mostly on nodes that they fit, sometimes on others. */
final class Operator {

    private static final int CALLBACK_IDS = 6;

    private final Play play;
    private int callbacks;

    Operator(Play play) {
        this.play = play;
    }

    void call(Move move) {
        var target = target(move, play.snapshot());
        if (target != null) {
            call(move.what(), target, argument(move, target));
        }
    }

    void call(What what, String target, Object argument) {
        play.alone(() -> {
            var before = play.snapshot();
            var answer = answer(what, target, argument);
            play.called(new Operation(what, target, argument, answer, before, play.snapshot()));
        });
    }

    void callBack(String nodeId) {
        call(What.CALLBACK, nodeId, new Sent(null, "to go on"));
    }

    /** A callback of the tests: an id that may come twice, and data. */
    record Sent(String callbackId, Object data) {}

    private Object argument(Move move, String target) {
        return switch (move.what()) {
            case CALLBACK -> sent(move);
            case RETRY_WITH_INPUTS -> Map.of("given", (long) move.pick());
            case FORCED_FAIL -> "forced " + move.pick();
            case SKIP_EXCLUSIVE, SKIP_CONDITIONAL -> {
                var flows = play.flow.gateways().getOrDefault(target, List.of("no such flow"));
                yield flows.get(move.pick() % flows.size());
            }
            default -> null;
        };
    }

    private Sent sent(Move move) {
        var again = move.pick() % CALLBACK_IDS;
        return again == 0 ? new Sent("again", "again") : new Sent("c" + ++callbacks, "data " + callbacks);
    }

    private ActionResult answer(What what, String target, Object argument) {
        var engine = play.engine();
        return switch (what) {
            case CALLBACK -> {
                var sent = (Sent) argument;
                yield engine.callback(target, sent.data(), null, sent.callbackId());
            }
            case PAUSE, PAUSE_SUBPROCESS -> engine.pausePipeline(target);
            case RESUME, RESUME_SUBPROCESS -> engine.resumePipeline(target);
            case PAUSE_NODE -> engine.pauseActivity(target);
            case RESUME_NODE -> engine.resumeActivity(target);
            case RETRY -> engine.retryActivity(target, null);
            case RETRY_WITH_INPUTS -> engine.retryActivity(target, inputs(argument));
            case SKIP -> engine.skipActivity(target, null);
            case SKIP_EXCLUSIVE -> engine.skipExclusiveGateway(target, (String) argument);
            case SKIP_CONDITIONAL -> engine.skipConditionalParallelGateway(target, List.of((String) argument), null);
            case FORCED_FAIL -> engine.forcedFail(target, argument);
            case FREEZE -> engine.freeze();
            case UNFREEZE -> engine.unfreeze();
            case REVOKE -> engine.revokePipeline(target);
            default -> throw new IllegalArgumentException(what + " is not an operator's call");
        };
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> inputs(Object argument) {
        return (Map<String, Object>) argument;
    }

    private String target(Move move, Snapshot now) {
        return switch (move.what()) {
            case PAUSE, RESUME, REVOKE, FREEZE, UNFREEZE -> DrawnFlow.ID;
            case PAUSE_SUBPROCESS -> pick(move, now, play.flow.subprocesses(), State.RUNNING);
            case RESUME_SUBPROCESS -> pick(move, now, play.flow.subprocesses(), State.SUSPENDED);
            case RESUME_NODE -> pick(move, now, play.flow.leaves(), State.SUSPENDED);
            case PAUSE_NODE -> pick(move, now, play.flow.leaves(), State.READY);
            case RETRY -> pick(move, now, play.flow.leaves(), State.FAILED);
            case SKIP, RETRY_WITH_INPUTS -> pick(move, now, play.flow.activities(), State.FAILED);
            case SKIP_EXCLUSIVE, SKIP_CONDITIONAL ->
                pick(move, now, play.flow.gateways().keySet().stream().sorted().toList(), State.FAILED);
            default -> pick(move, now, play.flow.activities(), State.RUNNING);
        };
    }

    private static String pick(Move move, Snapshot now, List<String> ids, State fitting) {
        var fit = now.nodes().stream()
                .filter(node -> node.state() == fitting)
                .map(NodeRun::id)
                .filter(ids::contains)
                .toList();
        var from = move.pick() % 8 == 0 ? ids : fit;
        return from.isEmpty() ? null : from.get(move.pick() / 8 % from.size());
    }
}
