package culm.ee.persistence;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Times as they are stored. */
final class Micros {

    private Micros() {}

    /** What is finer than a microsecond is cut off. */
    static Long of(Instant time) {
        return time == null ? null : ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }

    static Instant toInstant(Long micros) {
        return micros == null ? null : Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
