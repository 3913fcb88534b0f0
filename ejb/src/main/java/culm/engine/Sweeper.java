package culm.engine;

import culm.port.FlowListener.Cause;
import culm.port.Overdue;
import culm.port.TokenRef;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Finds the tokens that could move and that no message moves, and sends for them. */
final class Sweeper {

    /** A consumer takes a message that waits for it within milliseconds. */
    private static final Duration STRANDED_AFTER = Duration.ofSeconds(1);

    /** What waits for so long is served as if its priority were one of the broker's ten levels higher. */
    private static final Duration RISES_AFTER = Duration.ofSeconds(30);

    private static final int LEVEL = 26;
    private static final int HIGHEST = 255;

    private final Ports ports;
    private final InstantSource clock;
    private final Mover mover;
    private final Duration keepAnswers;
    private final RecentlySent recentlySent = new RecentlySent();

    /** By queue, for how many it sends when it is idle the next time. */
    private final Map<String, Integer> reach = new ConcurrentHashMap<>();

    Sweeper(Ports ports, InstantSource clock, Mover mover, Duration keepAnswers) {
        this.ports = ports;
        this.clock = clock;
        this.mover = mover;
        this.keepAnswers = keepAnswers;
    }

    /** Sends for tokens whose time has come. Returns how many. */
    int wakeDue(int limit) {
        if (ports.freeze().frozen()) {
            return 0;
        }
        return send(Cause.DUE, served(), queue -> ports.tokens().due(queue, clock.instant(), limit));
    }

    /** Sends again for tokens that no server has taken for so long: their message may be lost, or may be waiting. */
    int resendForgotten(Duration longerThan, int limit) {
        return send(Cause.FORGOTTEN, served(), queue -> ready(queue, longerThan, limit));
    }

    /** Of a queue that this server does not work on, it cannot tell what is late. */
    private List<String> served() {
        return ports.workers().queues().entrySet().stream()
                .filter(queue -> queue.getValue() > 0)
                .map(Map.Entry::getKey)
                .toList();
    }

    /**
     * Sends again for tokens whose message must be lost: a consumer of their queue has nothing to do. Other servers may keep what is
     * found, and be about to move it: so at first it is as many as there are consumers, and while there are more, twice as many each time.
     *
     * @param consumers how many this server has, by queue
     */
    int resendStranded(Map<String, Integer> consumers, int limit) {
        mover.sendForKept(STRANDED_AFTER);
        var idle = consumers.keySet().stream()
                .filter(queue -> isIdle(queue, consumers))
                .toList();
        return send(Cause.STRANDED, idle, queue -> stranded(queue, consumers.get(queue), limit));
    }

    private List<Overdue> stranded(String queue, int consumers, int limit) {
        var most = Math.min(limit, reach.getOrDefault(queue, consumers));
        var found = ready(queue, STRANDED_AFTER, most);
        reach.put(queue, found.size() < most ? consumers : 2 * most);
        return found;
    }

    /** Between two messages a consumer has nothing in its hands either: what counts is the time since the last look. */
    private boolean isIdle(String queue, Map<String, Integer> consumers) {
        return mover.busiest(queue) < consumers.getOrDefault(queue, 0);
    }

    /** Forgets some of the answers that are kept for calls that may come again. Returns how many. */
    int forgetAnswers(int limit) {
        var end = clock.instant().minus(keepAnswers);
        return ports.transactions().alone(() -> ports.answers().removeBefore(end, limit));
    }

    /** Sends for all that is ready, whether it was sent for before or not, and whoever works on its queue. */
    void resendAll() {
        recentlySent.forgetAll();
        var queues = ports.workers().queues().keySet();
        send(Cause.UNFROZEN, queues, queue -> ready(queue, Duration.ZERO, Integer.MAX_VALUE));
    }

    private List<Overdue> ready(String queue, Duration longerThan, int limit) {
        return ports.tokens().forgotten(queue, clock.instant().minus(longerThan), limit);
    }

    /** One search for each queue, so that what lies in one does not hide what lies in another. */
    private int send(Cause cause, Collection<String> queues, Function<String, List<Overdue>> search) {
        var now = clock.instant();
        recentlySent.forgetOld(now);
        var sent = 0;
        for (var queue : queues) {
            sent += send(ports.transactions().alone(() -> search.apply(queue)), now);
        }
        if (sent > 0) {
            ports.listener().sentFor(cause, sent);
        }
        return sent;
    }

    private int send(List<Overdue> found, Instant now) {
        var toSend = found.stream()
                .filter(overdue -> recentlySent.shouldSend(overdue, now))
                .toList();
        toSend.forEach(overdue -> ports.dispatcher().advance(raised(overdue, now)));
        return toSend.size();
    }

    private static TokenRef raised(Overdue overdue, Instant now) {
        var token = overdue.token();
        var levels = Duration.between(overdue.since(), now).dividedBy(RISES_AFTER);
        var priority = (int) Math.min(HIGHEST, token.priority() + levels * LEVEL);
        return new TokenRef(token.tokenId(), token.version(), Math.max(priority, token.priority()), token.queue());
    }
}
