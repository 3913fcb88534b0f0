package culm.memory;

import culm.port.Lease;
import culm.port.Server;
import culm.port.Servers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;

final class MemoryServers implements Servers {

    private final MemoryTable<String, Lease> leases;
    private final InstantSource clock;

    MemoryServers(MemoryTransactions transactions, InstantSource clock) {
        this.leases = new MemoryTable<>(transactions);
        this.clock = clock;
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public void enter(Server self, Duration lease) {
        leases.all().stream()
                .filter(one -> one.until().plus(REMEMBERED).isBefore(now()))
                .forEach(one -> leases.remove(one.server().name()));
        leases.put(self.name(), new Lease(self, now(), now().plus(lease)));
    }

    @Override
    public Renewal renew(Server self, Duration lease) {
        var found = leases.get(self.name());
        if (found.isPresent() && !isOf(self, found.get())) {
            return Renewal.DISPLACED;
        }
        var since = found.map(Lease::since).orElse(now());
        leases.put(self.name(), new Lease(self, since, now().plus(lease)));
        return found.isPresent() && !found.get().over(now()) ? Renewal.HELD : Renewal.LATE;
    }

    private static boolean isOf(Server self, Lease lease) {
        return lease.server().incarnation().equals(self.incarnation());
    }

    @Override
    public void leave(Server self) {
        leases.get(self.name()).filter(lease -> isOf(self, lease)).ifPresent(lease -> leases.remove(self.name()));
    }

    @Override
    public List<Lease> leases() {
        return leases.all().stream()
                .sorted(Comparator.comparing(lease -> lease.server().name()))
                .toList();
    }
}
