package culm.ee.batch;

import culm.api.ActionResult;
import culm.data.Fingerprint;
import culm.ee.access.Caller;
import culm.ee.access.Gate;
import culm.ee.access.Ledger;
import culm.ee.care.RemovalDesk;
import culm.engine.Engine;
import culm.port.Batch;
import culm.port.BatchItem;
import culm.port.Call;
import culm.port.FirstAnswers;
import culm.port.Once;
import culm.port.Role;
import culm.port.Transactions;
import java.util.List;
import java.util.Map;

/**
 * Makes the call that an item stands for, as the user who has ordered the batch, and with the rights that this user has by then. Each
 * item has an idempotency key: however often it is carried out, it has one effect.
 */
public final class BatchCaller implements Verbs {

    private final Engine engine;
    private final Gate gate;
    private final FirstAnswers answers;
    private final Transactions transactions;
    private final Ledger ledger;
    private final RemovalDesk removals;

    public BatchCaller(
            Engine engine,
            Gate gate,
            FirstAnswers answers,
            Transactions transactions,
            Ledger ledger,
            RemovalDesk removals) {
        this.engine = engine;
        this.gate = gate;
        this.ledger = ledger;
        this.removals = removals;
        this.answers = answers;
        this.transactions = transactions;
    }

    @Override
    public ActionResult carryOut(Batch batch, BatchItem item) {
        var call = call(batch, item);
        if (BatchAction.of(batch.action()).filter(BatchAction.REMOVE::equals).isPresent()) {
            return ledger.change(call, () -> gate.administer(caller(batch), () -> removals.removeNow(item.target())));
        }
        var answer = gate.change(
                caller(batch),
                item.target(),
                known -> verb(batch, known, known.equals(item.target()) ? call : call.with(null)));
        if (!answer.result()) {
            engine.recordRefusal(call, answer.code());
        }
        return answer;
    }

    private Caller caller(Batch batch) {
        return gate.caller(
                batch.createdBy(),
                text -> Role.of(text).filter(batch.allowed()::covers).isPresent());
    }

    private ActionResult verb(Batch batch, String id, Call call) {
        return switch (BatchAction.of(batch.action()).orElseThrow()) {
            case PAUSE -> engine.pausePipeline(id, call);
            case RESUME -> engine.resumePipeline(id, call);
            case REVOKE -> engine.revokePipeline(id, call);
            case RETRY -> engine.retryActivity(id, null, call);
            case SKIP -> engine.skipActivity(id, null, call);
            case FORCED_FAIL -> engine.forcedFail(id, batch.arguments().get("ex_data"), call);
            case REMOVE -> throw new IllegalStateException("who removes asks another");
        };
    }

    @Override
    public boolean isDone(Batch batch, BatchItem item) {
        var once = call(batch, item).once();
        return transactions.alone(() -> answers.find(once)).isPresent();
    }

    private static Call call(Batch batch, BatchItem item) {
        var action = BatchAction.of(batch.action()).orElseThrow().call();
        var key = "batch-%s-%d".formatted(batch.id(), item.position());
        var once = new Once(batch.createdBy(), key, Fingerprint.of(key, List.of(action, item.target())), () -> {});
        return new Call(
                batch.createdBy(),
                "batch",
                null,
                batch.id(),
                batch.reason(),
                action,
                item.target(),
                Map.copyOf(batch.arguments()),
                once);
    }
}
