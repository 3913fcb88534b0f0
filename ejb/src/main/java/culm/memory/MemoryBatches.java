package culm.memory;

import culm.port.Batch;
import culm.port.BatchItem;
import culm.port.BatchItem.Outcome;
import culm.port.Batches;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

final class MemoryBatches implements Batches {

    private record Claim(String claimant, Instant until) {}

    private final MemoryTable<String, Batch> batches;
    private final MemoryTable<String, List<BatchItem>> items;
    private final MemoryTable<String, Claim> claims;
    private final MemoryTransactions transactions;
    private final InstantSource clock;

    MemoryBatches(MemoryTransactions transactions, InstantSource clock) {
        this.batches = new MemoryTable<>(transactions);
        this.items = new MemoryTable<>(transactions);
        this.claims = new MemoryTable<>(transactions);
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public void add(Batch batch, List<String> targets) {
        var pending = new ArrayList<BatchItem>();
        targets.forEach(target -> pending.add(BatchItem.pending(pending.size(), target)));
        batches.put(batch.id(), batch);
        items.put(batch.id(), List.copyOf(pending));
    }

    @Override
    public Optional<Batch> find(String id) {
        return batches.get(id);
    }

    @Override
    public List<Batch> list(String createdBy, String before, int limit) {
        return batches.all().stream()
                .filter(batch -> createdBy == null || batch.createdBy().equals(createdBy))
                .filter(batch -> before == null || batch.id().compareTo(before) < 0)
                .sorted(Comparator.comparing(Batch::id).reversed())
                .limit(limit)
                .toList();
    }

    private Stream<Batch> allOpen() {
        return batches.all().stream().filter(batch -> batch.state().isOpen()).sorted(Comparator.comparing(Batch::id));
    }

    @Override
    public int open() {
        return (int) allOpen().count();
    }

    @Override
    public List<String> unclaimed(int most) {
        return allOpen()
                .map(Batch::id)
                .filter(id -> isFree(id, null))
                .limit(most)
                .toList();
    }

    private boolean isFree(String id, String claimant) {
        return claims.get(id)
                .filter(claim -> claim.until().isAfter(clock.instant()))
                .filter(claim -> !claim.claimant().equals(claimant))
                .isEmpty();
    }

    @Override
    public void claim(String id, String claimant, Duration lease) {
        transactions.run(() -> {
            if (find(id).filter(batch -> batch.state().isOpen()).isEmpty() || !isFree(id, claimant)) {
                throw new ClaimLost(id);
            }
            claims.put(id, new Claim(claimant, clock.instant().plus(lease)));
        });
    }

    @Override
    public void move(String id, Batch.State from, Batch.State to, Instant finishedAt) {
        transactions.run(() -> find(id).filter(batch -> batch.state() == from)
                .ifPresent(batch -> batches.put(id, batch.in(to, finishedAt))));
    }

    @Override
    public List<BatchItem> items(String id, Outcome outcome, int after, int limit) {
        return items.get(id).orElse(List.of()).stream()
                .filter(item -> outcome == null || item.outcome() == outcome)
                .filter(item -> item.position() > after)
                .limit(limit)
                .toList();
    }

    @Override
    public void record(String id, Collection<BatchItem> done) {
        var byPosition = done.stream().collect(Collectors.toMap(BatchItem::position, item -> item));
        change(id, item -> {
            var next = byPosition.getOrDefault(item.position(), item);
            var counts = item.outcome() == Outcome.PENDING
                    || next.outcome() == Outcome.SUCCEEDED && item.outcome() != Outcome.SUCCEEDED;
            return counts ? next : item;
        });
    }

    @Override
    public void skipPending(String id, String message, Instant at) {
        change(id, item -> item.outcome() == Outcome.PENDING ? item.ended(Outcome.SKIPPED, null, message, at) : item);
    }

    private void change(String id, UnaryOperator<BatchItem> change) {
        transactions.run(() -> items.get(id)
                .ifPresent(all -> items.put(id, all.stream().map(change).toList())));
    }

    @Override
    public Map<String, Map<Outcome, Integer>> tallies(Collection<String> ids) {
        var tallies = new HashMap<String, Map<Outcome, Integer>>();
        ids.forEach(id -> tallies.put(
                id,
                items.get(id).orElse(List.of()).stream()
                        .collect(Collectors.toMap(BatchItem::outcome, item -> 1, Integer::sum))));
        return tallies;
    }

    @Override
    public int forget(Instant finishedBefore, int most) {
        var old = batches.all().stream()
                .filter(batch ->
                        batch.finishedAt() != null && batch.finishedAt().isBefore(finishedBefore))
                .map(Batch::id)
                .limit(most)
                .toList();
        old.forEach(id -> {
            batches.remove(id);
            items.remove(id);
            claims.remove(id);
        });
        return old.size();
    }
}
