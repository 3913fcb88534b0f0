package culm.ee.access;

import culm.api.ActionResult;
import culm.api.Code;
import culm.data.Excerpt;
import culm.engine.IdSource;
import culm.engine.Repeats;
import culm.port.AuditEntry;
import culm.port.AuditLog;
import culm.port.Call;
import culm.port.FirstAnswer;
import culm.port.FirstAnswers;
import culm.port.Transactions;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Changes who may do what, and writes down who has changed it: in one transaction. */
public final class Ledger {

    private static final int MOST = 4_000;

    private final AuditLog audit;
    private final FirstAnswers answers;
    private final Transactions transactions;
    private final Directory directory;
    private final InstantSource clock;
    private final IdSource ids;
    private final Predicate<String> secret;
    private final Repeats repeats;

    /** @param secret names of values that are not to be seen */
    public Ledger(
            AuditLog audit,
            FirstAnswers answers,
            Transactions transactions,
            Directory directory,
            InstantSource clock,
            IdSource ids,
            Predicate<String> secret) {
        this.audit = audit;
        this.answers = answers;
        this.transactions = transactions;
        this.directory = directory;
        this.clock = clock;
        this.ids = ids;
        this.secret = secret;
        this.repeats = new Repeats(answers, transactions, this::repeated);
    }

    /** @param change refuses or changes */
    public ActionResult change(Call call, Supplier<ActionResult> change) {
        try {
            var result = repeats.once(call, () -> changed(call, change));
            if (result.code() == Code.KEY_REUSED) {
                transactions.alone(() -> kept(call, result));
            }
            return result;
        } finally {
            directory.forget();
        }
    }

    /** Whether the same call has been answered already, so that what it asks for need not be tried again. */
    public boolean hasAnswered(Call call) {
        return repeats.isKnown(call);
    }

    private ActionResult changed(Call call, Supplier<ActionResult> change) {
        return transactions.alone(() -> {
            var result = change.get();
            if (!result.result() && repeats.isKnown(call)) { // it was refused for what the same call has done
                return result;
            }
            if (result.result() && call.once() != null) {
                answers.add(call.once(), new FirstAnswer(call.once().request(), result.extra(), clock.instant()));
            }
            return kept(call, result);
        });
    }

    private ActionResult kept(Call call, ActionResult result) {
        audit.add(entry(call, result));
        return result;
    }

    private void repeated(Call call, Map<String, Object> extra) {
        transactions.run(() -> audit.add(call.entry(
                ids.next(), clock.instant(), null, null, Code.OK.name(), null, null, Map.of("repeated", true))));
    }

    private AuditEntry entry(Call call, ActionResult result) {
        var code = result.code().name();
        if (!result.result()) {
            return call.refused(ids.next(), clock.instant(), Optional.empty(), code);
        }
        var changes = Excerpt.of(call.given(), secret, MOST);
        return call.entry(ids.next(), clock.instant(), null, null, code, null, null, changes);
    }
}
