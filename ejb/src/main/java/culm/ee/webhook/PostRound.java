package culm.ee.webhook;

import culm.ee.event.EventSettings;
import culm.port.Webhook;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadLocalRandom;

/** Has everything sent that is to be sent, each webhook by a thread of its own for a while, but few at the same time. */
public final class PostRound {

    private static final System.Logger LOG = System.getLogger(PostRound.class.getName());
    private static final int MOST_AT_ONCE = 8;
    private static final Duration SPARE = Duration.ofMinutes(1);
    private static final int PORTION = 1_000;
    private static final int MOST_PORTIONS = 20;

    /** Is told what was sent. */
    public interface Listener {
        void sent(boolean arrived);

        void stopped(Webhook webhook, String why);

        /** Events were forgotten before they could be sent. */
        void missed(Webhook webhook, long from, long to);
    }

    /** @param lease for how long a webhook is claimed for the sending of one event */
    record Tools(Sources from, Postman postman, BackOff backOff, Duration giveUp, Duration lease, Listener listener) {}

    private final Tools tools;
    private final Sources from;
    private final Duration keep;
    private final Executor threads;
    private final Set<String> underWay = ConcurrentHashMap.newKeySet();

    public PostRound(Sources from, EventSettings settings, Postman postman, Listener listener, Executor threads) {
        this(
                from,
                settings,
                postman,
                new BackOff(() -> ThreadLocalRandom.current().nextDouble()),
                listener,
                threads);
    }

    PostRound(
            Sources from,
            EventSettings settings,
            Postman postman,
            BackOff backOff,
            Listener listener,
            Executor threads) {
        var lease = settings.timeout().multipliedBy(2).plus(SPARE);
        this.tools = new Tools(from, postman, backOff, settings.giveUp(), lease, listener);
        this.from = from;
        this.keep = settings.keep();
        this.threads = threads;
    }

    /** Begins to send what is due, and does not wait for it. */
    public void begin() {
        var free = MOST_AT_ONCE - underWay.size();
        if (free <= 0) {
            return;
        }
        var due = from.transactions().alone(() -> {
            var newest = from.events().newest();
            return newest == 0
                    ? List.<String>of()
                    : from.webhooks().due(from.clock().instant(), newest, MOST_AT_ONCE + free);
        });
        due.stream().filter(underWay::add).limit(free).forEach(this::start);
    }

    private void start(String id) {
        try {
            threads.execute(() -> {
                try {
                    new Turn(tools, id, from.ids().next()).take();
                } catch (RuntimeException away) { // when its claim is over, it has another turn
                    LOG.log(Level.WARNING, "the turn of webhook {0} ended early: {1}", id, away);
                } finally {
                    underWay.remove(id);
                }
            });
        } catch (RejectedExecutionException closing) {
            underWay.remove(id);
        }
    }

    /** How many events the webhook that is farthest behind has not been sent. */
    public long behind() {
        return from.transactions().alone(() -> {
            var newest = from.events().newest();
            return Math.max(0, newest - delivered(newest));
        });
    }

    /** The number up to which no active webhook waits for an event. */
    public long delivered() {
        return from.transactions().alone(() -> delivered(from.events().newest()));
    }

    private long delivered(long newest) {
        return from.webhooks().list().stream()
                .filter(Webhook::active)
                .mapToLong(webhook -> webhook.progress().delivered())
                .min()
                .orElse(newest);
    }

    /** Forgets what was sent so long ago that the events themselves are forgotten. */
    public void forget() {
        var old = from.clock().instant().minus(keep);
        for (int i = 0; i < MOST_PORTIONS; i++) {
            if (from.transactions().alone(() -> from.deliveries().forget(old, PORTION)) < PORTION) {
                return;
            }
        }
    }
}
