package culm.engine;

import culm.port.Overdue;
import culm.port.TokenRef;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;

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
    private final RecentlySent recentlySent = new RecentlySent();

    Sweeper(Ports ports, InstantSource clock, Mover mover) {
        this.ports = ports;
        this.clock = clock;
        this.mover = mover;
    }

    /** Sends for tokens whose time has come. Returns how many. */
    int wakeDue(int limit) {
        return ports.freeze().frozen() ? 0 : send(() -> ports.tokens().due(clock.instant(), limit), all -> true);
    }

    /** Sends again for tokens that no server has taken for so long: their message may be lost, or may be waiting. */
    int resendForgotten(Duration longerThan, int limit) {
        return send(() -> ready(longerThan, limit), all -> true);
    }

    /**
     * Sends again for tokens whose message must be lost: a consumer of their queue has nothing to do.
     *
     * @param consumers how many this server has, by queue
     */
    int resendStranded(Map<String, Integer> consumers, int limit) {
        if (consumers.keySet().stream().noneMatch(queue -> isIdle(queue, consumers))) {
            return 0;
        }
        return send(() -> ready(STRANDED_AFTER, limit), token -> isIdle(token.queue(), consumers));
    }

    private boolean isIdle(String queue, Map<String, Integer> consumers) {
        return mover.workingFor(queue) < consumers.getOrDefault(queue, 0);
    }

    /** Sends for all that is ready, whether it was sent for before or not. */
    void resendAll() {
        recentlySent.forgetAll();
        resendForgotten(Duration.ZERO, Integer.MAX_VALUE);
    }

    private List<Overdue> ready(Duration longerThan, int limit) {
        return ports.tokens().forgotten(clock.instant().minus(longerThan), limit);
    }

    private int send(Supplier<List<Overdue>> search, Predicate<TokenRef> which) {
        var now = clock.instant();
        recentlySent.forgetOld(now);
        var found = ports.transactions().call(search).stream()
                .filter(overdue -> which.test(overdue.token()))
                .filter(overdue -> recentlySent.shouldSend(overdue, now))
                .toList();
        found.forEach(overdue -> ports.dispatcher().advance(raised(overdue, now)));
        return found.size();
    }

    private static TokenRef raised(Overdue overdue, Instant now) {
        var token = overdue.token();
        var levels = Duration.between(overdue.since(), now).dividedBy(RISES_AFTER);
        var priority = (int) Math.min(HIGHEST, token.priority() + levels * LEVEL);
        return new TokenRef(token.tokenId(), token.version(), Math.max(priority, token.priority()), token.queue());
    }
}
