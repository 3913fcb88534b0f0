package culm.memory;

import culm.port.Webhook;
import culm.port.Webhooks;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

final class MemoryWebhooks implements Webhooks {

    private record Claim(String server, Instant until) {}

    private final MemoryTable<String, Webhook> webhooks;
    private final MemoryTable<String, Claim> claims;
    private final MemoryTransactions transactions;
    private final InstantSource clock;

    MemoryWebhooks(MemoryTransactions transactions, InstantSource clock) {
        this.webhooks = new MemoryTable<>(transactions);
        this.claims = new MemoryTable<>(transactions);
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public Optional<Webhook> find(String id) {
        return webhooks.get(id);
    }

    @Override
    public List<Webhook> list() {
        return webhooks.all().stream().sorted(Comparator.comparing(Webhook::id)).toList();
    }

    @Override
    public void add(Webhook webhook) {
        webhooks.put(webhook.id(), webhook);
    }

    @Override
    public void change(Webhook changed) {
        transactions.run(() -> find(changed.id())
                .ifPresent(now -> webhooks.put(
                        changed.id(), now.active() == changed.active() ? changed.at(now.progress()) : changed)));
    }

    @Override
    public void remove(String id) {
        webhooks.remove(id);
        claims.remove(id);
    }

    private boolean isFree(String id) {
        return claims.get(id)
                .filter(claim -> claim.until().isAfter(clock.instant()))
                .isEmpty();
    }

    @Override
    public List<String> due(Instant now, long newest, int most) {
        return list().stream()
                .filter(one -> one.active() && isFree(one.id()))
                .filter(one -> one.progress().delivered() < newest)
                .filter(one -> !one.progress().due().isAfter(now))
                .map(Webhook::id)
                .limit(most)
                .toList();
    }

    @Override
    public void claim(String id, String server, Duration lease) {
        transactions.run(() -> {
            if (find(id).filter(Webhook::active).isEmpty() || !isFree(id)) {
                throw new ClaimLost(id);
            }
            claims.put(id, new Claim(server, clock.instant().plus(lease)));
        });
    }

    @Override
    public void advance(String id, String server, Webhook.Progress progress, Duration lease) {
        transactions.run(() -> {
            var now = find(id).orElseThrow(() -> new ClaimLost(id));
            if (claims.get(id).filter(claim -> claim.server().equals(server)).isEmpty()) {
                throw new ClaimLost(id);
            }
            var advanced = now.at(progress);
            webhooks.put(id, progress.stopped() == null ? advanced : advanced.inactive());
            if (lease.isZero()) {
                claims.remove(id);
            } else {
                claims.put(id, new Claim(server, clock.instant().plus(lease)));
            }
        });
    }
}
