package culm.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Times as bamboo writes them. */
final class ShownTime {

    private final DateTimeFormatter format;

    ShownTime(ZoneId zone) {
        this.format = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(zone);
    }

    String of(Instant time) {
        return time == null ? null : format.format(time);
    }

    /** Whole seconds, rounded. */
    static long elapsed(Instant start, Instant end) {
        return start == null || end == null
                ? 0
                : Math.round(Duration.between(start, end).toMillis() / 1000.0);
    }
}
