package culm.engine;

import culm.port.TokenRef;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Tokens that this server has sent for, as they were then. Whose message comes back here is not read again: if it has changed
 * since, its first step is not written.
 */
final class SentFor {

    private static final int MOST = 8192;

    /** What a run was started with is kept with it: of runs with more than a few values there are not so many. */
    private static final int MOST_WITH_LARGE = 1024;

    /** Their messages went to other servers, or were lost. */
    private static final Duration STAYS = Duration.ofSeconds(10);

    private final InstantSource clock;
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    private record Entry(Ready ready, Instant since) {}

    SentFor(InstantSource clock) {
        this.clock = clock;
    }

    synchronized void remember(Ready ready) {
        var now = clock.instant();
        var most = ready.isSmall() ? MOST : MOST_WITH_LARGE;
        if (entries.size() >= most && !forgetEldest(now.minus(STAYS))) {
            return;
        }
        entries.put(ready.token().id(), new Entry(ready, now));
    }

    private boolean forgetEldest(Instant before) {
        var eldest = entries.values().iterator();
        var goes = eldest.next().since().isBefore(before);
        if (goes) {
            eldest.remove();
        }
        return goes;
    }

    synchronized Optional<Ready> take(TokenRef ref) {
        return Optional.ofNullable(entries.remove(ref.tokenId()))
                .map(Entry::ready)
                .filter(ready -> ready.token().version() == ref.version());
    }
}
