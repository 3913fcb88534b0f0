package culm.local;

import java.time.Duration;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * How heavy a server is.
 *
 * @param boot from nothing until it is ready, with the scripts that it is made ready by if they had not been run before
 * @param megabytes that it has in memory then; empty where the system does not tell
 * @param flow that the sample took
 */
public record Figures(ServerKind kind, Duration boot, OptionalLong megabytes, Duration flow) {

    static String shown(Duration time) {
        return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1_000.0);
    }

    static String shown(Duration boot, OptionalLong megabytes) {
        return shown(boot) + (megabytes.isPresent() ? ", with %d MB of memory".formatted(megabytes.getAsLong()) : "");
    }

    @Override
    public String toString() {
        return "%s: ready after %s, the sample flow took %s"
                .formatted(kind.title(), shown(boot, megabytes), shown(flow));
    }
}
