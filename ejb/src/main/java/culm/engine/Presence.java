package culm.engine;

import culm.port.FlowListener;
import culm.port.Lease;
import culm.port.Roll;
import culm.port.Server;
import culm.port.Servers;
import culm.port.Servers.Renewal;
import culm.port.Transactions;
import culm.port.Workers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * This server's place among the servers.
 *
 * <p>Whoever was away itself, stopped or without database, cannot tell who else was: it judges nobody dead until all have had
 * the time to renew their leases.
 */
public final class Presence implements Workers {

    private final Servers servers;
    private final Transactions transactions;
    private final FlowListener listener;
    private final Duration lease;
    private volatile Server self;
    private volatile boolean displaced;
    private volatile Instant judgesFrom = Instant.MIN;

    /** @param lease how long this server counts as alive after its last sign of life */
    public Presence(Server self, Duration lease, Servers servers, Transactions transactions, FlowListener listener) {
        this.self = self;
        this.lease = lease;
        this.servers = servers;
        this.transactions = transactions;
        this.listener = listener;
    }

    /** This server comes in; one of the same name that is there goes out. */
    public void enter() {
        transactions.run(() -> servers.enter(self, lease));
    }

    /**
     * Gives a sign of life.
     *
     * @return false if another server has come in under the same name: this one must take no more work
     */
    public synchronized boolean renew() {
        if (displaced) {
            return false;
        }
        var renewal = transactions.call(() -> {
            var state = servers.renew(self, lease);
            if (state == Renewal.LATE) {
                judgesFrom = servers.now().plus(lease);
            }
            return state;
        });
        if (renewal == Renewal.DISPLACED) {
            displaced = true;
            listener.displaced(self);
        }
        return !displaced;
    }

    /** From here on nobody counts on this server for new work. */
    public synchronized void drain() {
        self = self.drained();
        renew();
    }

    public void leave() {
        transactions.run(() -> servers.leave(self));
    }

    @Override
    public Map<String, Integer> queues() {
        return self.consumers();
    }

    @Override
    public Map<String, Instant> leases() {
        var roll = roll();
        var judges = !judgesFrom.isAfter(roll.now())
                && roll.leases().stream().anyMatch(one -> isOwn(one) && !one.over(roll.now()));
        return roll.leases().stream()
                .filter(one -> !judges || !one.over(roll.now()))
                .collect(Collectors.toUnmodifiableMap(one -> one.server().signature(), Lease::until));
    }

    private boolean isOwn(Lease one) {
        return one.server().signature().equals(self.signature());
    }

    /** Who is asked is alive: the others are looked for only if this server does not serve the queue. */
    @Override
    public boolean serving(String queue) {
        if (self.serves(queue) && !displaced) {
            return true;
        }
        var roll = roll();
        return roll.leases().stream()
                .anyMatch(one -> !one.over(roll.now()) && one.server().serves(queue));
    }

    /** The time is told before the leases: one that is renewed in between is not over. */
    @Override
    public Roll roll() {
        return transactions.call(() -> new Roll(servers.now(), servers.leases()));
    }
}
