package culm.engine;

import culm.api.ActionResult;
import culm.api.Code;
import culm.port.Call;
import culm.port.FirstAnswer;
import culm.port.FirstAnswers;
import culm.port.KeyInUse;
import culm.port.Transactions;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Gives the first answer again to whoever makes a call twice. Of calls that come at the same time one is carried out: its answer is
 * kept in the transaction of its effect, which none of the others can keep a second time. Refusals are not kept: they had no effect.
 */
public final class Repeats {

    /** Writes down that a call was made again. */
    public interface Log {
        void repeated(Call call, Map<String, Object> extra);
    }

    private final FirstAnswers answers;
    private final Transactions transactions;
    private final Log log;

    public Repeats(FirstAnswers answers, Transactions transactions, Log log) {
        this.answers = answers;
        this.transactions = transactions;
        this.log = log;
    }

    /** @param work carries the call out, and {@link FirstAnswers#add keeps} its answer if it accepts it */
    public ActionResult once(Call call, Supplier<ActionResult> work) {
        if (call.once() == null) {
            return work.get();
        }
        while (true) {
            var known = known(call);
            if (known.isPresent()) {
                return again(call, known.get());
            }
            try {
                var answer = work.get();
                return answer.result() ? answer : refused(call, answer);
            } catch (KeyInUse answeredMeanwhile) {
                // look again
            }
        }
    }

    /** What was refused may have been refused for what the same call has done in the meantime. */
    private ActionResult refused(Call call, ActionResult answer) {
        return known(call).map(first -> again(call, first)).orElse(answer);
    }

    /** Whether the call, or another with its key, was accepted. */
    public boolean isKnown(Call call) {
        return call.once() != null && known(call).isPresent();
    }

    private Optional<FirstAnswer> known(Call call) {
        return transactions.alone(() -> answers.find(call.once()));
    }

    private ActionResult again(Call call, FirstAnswer first) {
        var once = call.once();
        if (!first.request().equals(once.request())) {
            return ActionResult.refused(
                    Code.KEY_REUSED, "the idempotency key has been used for another call; each call needs its own");
        }
        once.repeated().run();
        log.repeated(call, first.extra());
        return ActionResult.success(first.extra());
    }
}
