package culm.ee.care;

import culm.ee.json.JsonRecord;
import culm.engine.IdSource;
import culm.memory.MemoryReading;
import culm.port.Batches;
import culm.port.Remains;
import culm.port.Removals;
import culm.port.Transactions;
import culm.port.Trees;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;

/**
 * Archives and removes what is over: some runs at a time, each some in one transaction. One server does it for all; another goes on
 * when that is gone.
 */
public final class Caretaker {

    /** How many runs are removed in one transaction, and are in one file of the archive. */
    public static final int CHUNK = 500;

    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final Duration UNUSED = Duration.ofDays(1);
    private static final int PORTION = 1_000;
    private static final int MOST_PORTIONS = 20;
    private static final int MOST_NODES = Integer.MAX_VALUE;

    /** Nodes of all runs of a chunk together, which are in memory at the same time. */
    private static final int MOST_AT_ONCE = 20_000;

    /** Where everything is. */
    public record Sources(
            Removals removals,
            Batches batches,
            Trees trees,
            Transactions transactions,
            MemoryReading reading,
            InstantSource clock,
            IdSource ids) {}

    private final Sources from;
    private final CareSettings settings;
    private final String holder;

    /** @param holder the name of this server, which no other has */
    public Caretaker(Sources from, CareSettings settings, String holder) {
        this.from = from;
        this.settings = settings;
        this.holder = holder;
    }

    /** Whether this server is to do it, for a minute from now on. */
    public boolean leads() {
        return from.transactions().alone(() -> from.removals().claim(holder, LEASE));
    }

    /**
     * Archives and removes some runs whose time has come.
     *
     * @return how many
     */
    public int removeSome() {
        var due = due();
        if (due.isEmpty()) {
            return 0;
        }
        var remains = from.transactions().alone(() -> from.removals().read(due));
        var nodeIds = from.transactions().call(() -> nodeIds(remains));
        settings.archive().ifPresent(directory -> archive(new Archive(directory), remains));
        from.transactions().alone(() -> {
            from.removals().remove(due, nodeIds);
            return null;
        });
        remains.forEach(gone -> from.trees().ended(gone.run().treeHash()));
        return due.size();
    }

    /** As many as fit into memory, and one if that is large. */
    private List<String> due() {
        return from.transactions().alone(() -> {
            var found = from.removals().due(from.clock().instant(), endedBefore(), CHUNK);
            var sizes = found.isEmpty()
                    ? Map.<String, Integer>of()
                    : from.removals().sizes(found);
            var nodes = 0;
            for (int i = 0; i < found.size(); i++) {
                nodes += sizes.getOrDefault(found.get(i), 0);
                if (i > 0 && nodes > MOST_AT_ONCE) {
                    return found.subList(0, i);
                }
            }
            return found;
        });
    }

    private Instant endedBefore() {
        return settings.keepRuns().map(from.clock().instant()::minus).orElse(null);
    }

    private List<String> nodeIds(List<Remains> remains) {
        var ids = new ArrayList<String>();
        for (var gone : remains) {
            ids.addAll(from.trees().get(gone.run().treeHash()).nodeIds());
        }
        return ids;
    }

    private void archive(Archive archive, List<Remains> remains) {
        var now = from.clock().instant();
        var documents = from.transactions()
                .call(() -> remains.stream().map(gone -> document(gone, now)).toList());
        archive.add(from.ids().next(), now, documents);
    }

    private Map<String, Object> document(Remains gone, Instant now) {
        var id = gone.run().id();
        var told = new RunDocument(from.reading().of(gone), id);
        var document = new LinkedHashMap<String, Object>();
        document.put("format", (long) Archive.FORMAT);
        document.put("id", id);
        document.put("archived_at", now.toString());
        document.put("pipeline", told.pipeline());
        document.put("tree", told.tree());
        document.put("inputs", told.inputs());
        document.put("outputs", told.outputs());
        document.put("state", told.state());
        document.put("nodes", told.nodes(MOST_NODES));
        document.put("audit", JsonRecord.of(gone.audit()));
        return document;
    }

    /** Removes what else is old: audit entries, batches, definitions that no run follows. */
    public void forget() {
        settings.keepAudit()
                .map(from.clock().instant()::minus)
                .ifPresent(before -> inPortions(() -> from.removals().forgetAudit(before, PORTION)));
        var oldBatches = from.clock().instant().minus(settings.keepBatches());
        inPortions(() -> from.batches().forget(oldBatches, PORTION));
        var unused = from.clock().instant().minus(UNUSED);
        from.transactions().alone(() -> from.removals().forgetDefinitions(unused));
    }

    private void inPortions(IntSupplier portion) {
        for (int i = 0; i < MOST_PORTIONS; i++) {
            if (from.transactions().alone(portion::getAsInt) < PORTION) {
                return;
            }
        }
    }

    /** How many runs are to be removed, up to a bound. */
    public int backlog(int most) {
        return from.transactions()
                .alone(() -> from.removals().backlog(from.clock().instant(), endedBefore(), most));
    }

    /** How long to rest after work that has taken so long, so that what runs beside it has the machine. */
    public Duration restAfter(Duration work) {
        return work.multipliedBy(100 - settings.percent()).dividedBy(settings.percent());
    }
}
