package culm.ee.batch;

import culm.api.ActionResult;
import culm.api.Code;
import culm.api.CulmException;
import culm.api.PipelineFilter;
import culm.engine.IdSource;
import culm.engine.RunSearch;
import culm.port.Batch;
import culm.port.BatchItem.Outcome;
import culm.port.Batches;
import culm.port.Role;
import culm.port.RunFilter;
import culm.port.Targets;
import culm.port.Transactions;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Takes orders, shows what came of them, and cancels them. */
public final class BatchDesk {

    /** How many items one batch may have. */
    public static final int MOST_ITEMS = 100_000;

    /** How many batches may be open at the same time. */
    static final int MOST_OPEN = 50;

    private static final int SHOWN = 200;
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final Pattern CURSOR = Pattern.compile("[0-9a-f]{1,64}");
    private static final Pattern POSITION = Pattern.compile("[0-9]{1,9}");

    private final Batches batches;
    private final Targets targets;
    private final Transactions transactions;
    private final InstantSource clock;
    private final IdSource ids;

    public BatchDesk(Batches batches, Targets targets, Transactions transactions, InstantSource clock, IdSource ids) {
        this.batches = batches;
        this.targets = targets;
        this.transactions = transactions;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * Who orders.
     *
     * @param allowed the most that the credentials let that user do
     * @param projects whose runs a query finds; null: of all
     */
    public record Orderer(String name, Role allowed, Set<String> projects) {}

    /**
     * Within the transaction in which the order is written down.
     *
     * @return the batch, as {@code extra.id}; refused with INVALID_ARGUMENT, LIMIT
     */
    public ActionResult order(Orderer who, BatchSpec spec, String reason) {
        try {
            var found = targets(who, spec);
            if (batches.open() >= MOST_OPEN) {
                throw new CulmException(
                        Code.LIMIT, "%d batches are open; wait for one to end, or cancel it".formatted(MOST_OPEN));
            }
            var batch = new Batch(
                    ids.next(),
                    spec.action(),
                    Batch.State.RUNNING,
                    found.size(),
                    who.name(),
                    who.allowed(),
                    reason,
                    arguments(spec),
                    clock.instant(),
                    null);
            batches.add(batch, found);
            return ActionResult.success(Map.of("id", batch.id(), "total", found.size()));
        } catch (CulmException refusal) {
            return ActionResult.refused(refusal.code(), refusal.getMessage());
        }
    }

    /** What an order would be for: how many, and the first of them. */
    public ActionResult dryRun(Orderer who, BatchSpec spec) {
        try {
            var found = transactions.alone(() -> targets(who, spec));
            var extra = new LinkedHashMap<String, Object>();
            extra.put("total", found.size());
            extra.put("items", found.subList(0, Math.min(SHOWN, found.size())));
            return ActionResult.success(extra);
        } catch (CulmException refusal) {
            return ActionResult.refused(refusal.code(), refusal.getMessage());
        }
    }

    private static Map<String, Object> arguments(BatchSpec spec) {
        return spec.exData() == null ? Map.of() : Map.of("ex_data", spec.exData());
    }

    private List<String> targets(Orderer who, BatchSpec spec) {
        var action = BatchAction.of(spec.action())
                .orElseThrow(() -> invalid("action '%s' is not one of %s"
                        .formatted(
                                spec.action(),
                                Arrays.stream(BatchAction.values())
                                        .map(BatchAction::text)
                                        .toList())));
        if (spec.exData() != null && action != BatchAction.FORCED_FAIL) {
            throw invalid("ex_data is for the action forced_fail only");
        }
        if ((spec.ids() == null) == (spec.query() == null)) {
            throw invalid("a batch needs either ids or a query");
        }
        return bounded(spec.ids() == null ? found(action, who, spec) : named(spec.ids()));
    }

    private static List<String> named(List<String> ids) {
        for (var id : ids) {
            if (id == null || !ID.matcher(id).matches()) {
                throw invalid("no id has this form: '%s'".formatted(id));
            }
        }
        return new ArrayList<>(new LinkedHashSet<>(ids));
    }

    private List<String> found(BatchAction action, Orderer who, BatchSpec spec) {
        var everything = RunSearch.filter(PipelineFilter.all(), null);
        if (RunSearch.filter(spec.query(), null).equals(everything)) {
            throw invalid("an empty query would be for all runs: say which, by state if all are meant");
        }
        var filter = RunSearch.filter(spec.query(), who.projects());
        return isEmpty(filter) ? List.of() : search(action, filter);
    }

    private static boolean isEmpty(RunFilter filter) {
        return filter.states() != null && filter.states().isEmpty()
                || filter.projects() != null && filter.projects().isEmpty();
    }

    private List<String> search(BatchAction action, RunFilter filter) {
        var most = MOST_ITEMS + 1;
        return switch (action.meant()) {
            case RUNS -> targets.runs(filter, most);
            case FAILED_NODES -> targets.failedNodes(filter, most);
            case BUSY_NODES -> targets.busyNodes(filter, most);
        };
    }

    private static List<String> bounded(List<String> found) {
        if (found.size() > MOST_ITEMS) {
            throw new CulmException(Code.LIMIT, "a batch may have %d items; narrow it down".formatted(MOST_ITEMS));
        }
        return found;
    }

    /**
     * @param owner only if it is that user's; null: whosever it is
     * @throws CulmException NOT_FOUND
     */
    public BatchView find(String id, String owner) {
        return transactions.alone(() -> view(known(id, owner)));
    }

    private Batch known(String id, String owner) {
        return batches.find(id)
                .filter(batch -> owner == null || batch.createdBy().equals(owner))
                .orElseThrow(() -> new CulmException(Code.NOT_FOUND, unknown(id)));
    }

    private BatchView view(Batch batch) {
        return BatchView.of(batch, batches.tallies(List.of(batch.id())).get(batch.id()));
    }

    /** @throws CulmException INVALID_ARGUMENT */
    public BatchPage list(String owner, BatchSearch search) {
        check(search, CURSOR);
        var found = transactions.alone(() -> batches.list(owner, search.cursor(), search.limit() + 1));
        var page = found.subList(0, Math.min(found.size(), search.limit()));
        var tallies = transactions.alone(
                () -> batches.tallies(page.stream().map(Batch::id).toList()));
        var next = found.size() > page.size() ? page.get(page.size() - 1).id() : null;
        return new BatchPage(
                page.stream()
                        .map(batch -> BatchView.of(batch, tallies.get(batch.id())))
                        .toList(),
                next);
    }

    /** @throws CulmException INVALID_ARGUMENT, NOT_FOUND */
    public BatchItemPage items(String id, String owner, BatchSearch search) {
        check(search, POSITION);
        var outcome = outcome(search.outcome());
        var after = search.cursor() == null ? -1 : Integer.parseInt(search.cursor());
        var found = transactions.alone(() -> {
            known(id, owner);
            return batches.items(id, outcome, after, search.limit() + 1);
        });
        var page = found.subList(0, Math.min(found.size(), search.limit()));
        var next = found.size() > page.size()
                ? Integer.toString(page.get(page.size() - 1).position())
                : null;
        return new BatchItemPage(page.stream().map(BatchItemPage.Item::of).toList(), next);
    }

    private static Outcome outcome(String name) {
        try {
            return name == null ? null : Outcome.valueOf(name);
        } catch (IllegalArgumentException unknown) {
            throw invalid("outcome '%s' is not one of %s".formatted(name, Arrays.toString(Outcome.values())));
        }
    }

    private static void check(BatchSearch search, Pattern cursor) {
        if (search.limit() < 1 || search.limit() > BatchSearch.MAX_LIMIT) {
            throw invalid("limit must be between 1 and %d; it is %d".formatted(BatchSearch.MAX_LIMIT, search.limit()));
        }
        if (search.cursor() != null && !cursor.matcher(search.cursor()).matches()) {
            throw invalid("cursor is not one of ours");
        }
    }

    /** Within the transaction in which it is written down; refused with NOT_FOUND, ILLEGAL_STATE. */
    public ActionResult cancel(String id, String owner) {
        var batch = batches.find(id)
                .filter(found -> owner == null || found.createdBy().equals(owner));
        if (batch.isEmpty()) {
            return ActionResult.refused(Code.NOT_FOUND, unknown(id));
        }
        batches.move(id, Batch.State.RUNNING, Batch.State.CANCELLING, null);
        var state = batches.find(id).orElseThrow().state();
        return state == Batch.State.FINISHED
                ? ActionResult.refused(
                        Code.ILLEGAL_STATE,
                        "batch(%s) is FINISHED: each of its items has an outcome".formatted(id),
                        Map.of("state", state.name()))
                : ActionResult.success();
    }

    private static String unknown(String id) {
        return "batch(%s) does not exist".formatted(id);
    }

    private static CulmException invalid(String message) {
        return new CulmException(Code.INVALID_ARGUMENT, message);
    }
}
