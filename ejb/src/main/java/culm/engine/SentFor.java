package culm.engine;

import culm.port.Standing;
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

    private static final int MOST = 1024;

    /** Their messages went to other servers, or were lost. */
    private static final Duration STAYS = Duration.ofSeconds(10);

    private final InstantSource clock;
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    private record Entry(Standing standing, Instant since) {}

    SentFor(InstantSource clock) {
        this.clock = clock;
    }

    synchronized void remember(Standing standing) {
        var now = clock.instant();
        if (entries.size() == MOST && !forgetEldest(now.minus(STAYS))) {
            return;
        }
        entries.put(standing.token().id(), new Entry(standing, now));
    }

    private boolean forgetEldest(Instant before) {
        var eldest = entries.values().iterator();
        var goes = eldest.next().since().isBefore(before);
        if (goes) {
            eldest.remove();
        }
        return goes;
    }

    synchronized Optional<Standing> take(TokenRef ref) {
        return Optional.ofNullable(entries.remove(ref.tokenId()))
                .map(Entry::standing)
                .filter(standing -> standing.token().version() == ref.version());
    }
}
