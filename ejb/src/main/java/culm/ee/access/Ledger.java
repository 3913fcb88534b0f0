package culm.ee.access;

import culm.api.ActionResult;
import culm.data.Excerpt;
import culm.engine.IdSource;
import culm.port.AuditEntry;
import culm.port.AuditLog;
import culm.port.Call;
import culm.port.Transactions;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Changes who may do what, and writes down who has changed it: in one transaction. */
public final class Ledger {

    private static final int MOST = 4_000;

    private final AuditLog audit;
    private final Transactions transactions;
    private final Directory directory;
    private final InstantSource clock;
    private final IdSource ids;
    private final Predicate<String> secret;

    /** @param secret names of values that are not to be seen */
    public Ledger(
            AuditLog audit,
            Transactions transactions,
            Directory directory,
            InstantSource clock,
            IdSource ids,
            Predicate<String> secret) {
        this.audit = audit;
        this.transactions = transactions;
        this.directory = directory;
        this.clock = clock;
        this.ids = ids;
        this.secret = secret;
    }

    /** @param change refuses or changes */
    public ActionResult change(Call call, Supplier<ActionResult> change) {
        try {
            return transactions.alone(() -> {
                var result = change.get();
                audit.add(entry(call, result));
                return result;
            });
        } finally {
            directory.forget();
        }
    }

    private AuditEntry entry(Call call, ActionResult result) {
        var code = result.code().name();
        if (!result.result()) {
            return call.refused(ids.nextInTime(), clock.instant(), Optional.empty(), code);
        }
        var changes = Excerpt.of(call.given(), secret, MOST);
        return call.entry(ids.nextInTime(), clock.instant(), null, null, code, null, null, changes);
    }
}
