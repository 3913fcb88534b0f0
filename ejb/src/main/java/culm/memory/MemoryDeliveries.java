package culm.memory;

import culm.port.Deliveries;
import culm.port.Delivery;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

final class MemoryDeliveries implements Deliveries {

    private final MemoryTable<String, Delivery> deliveries;
    private final MemoryTransactions transactions;

    MemoryDeliveries(MemoryTransactions transactions) {
        this.deliveries = new MemoryTable<>(transactions);
        this.transactions = transactions;
    }

    @Override
    public void record(Delivery delivery) {
        deliveries.put(delivery.id(), delivery);
    }

    @Override
    public Optional<Delivery> find(String id) {
        return deliveries.get(id);
    }

    @Override
    public List<Delivery> list(String webhookId, Delivery.Status status, String before, int limit) {
        return deliveries.all().stream()
                .filter(delivery -> delivery.webhookId().equals(webhookId))
                .filter(delivery -> status == null || delivery.status() == status)
                .filter(delivery -> before == null || delivery.id().compareTo(before) < 0)
                .sorted(Comparator.comparing(Delivery::id).reversed())
                .limit(limit)
                .toList();
    }

    @Override
    public int forget(Instant olderThan, int most) {
        return transactions.call(() -> {
            var old = deliveries.all().stream()
                    .sorted(Comparator.comparing(Delivery::id))
                    .limit(most)
                    .takeWhile(delivery -> delivery.last().isBefore(olderThan))
                    .toList();
            old.forEach(delivery -> deliveries.remove(delivery.id()));
            return old.size();
        });
    }
}
