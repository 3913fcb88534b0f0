package culm.component;

import culm.plugin.Activity;
import culm.plugin.Answer;
import culm.plugin.Component;
import culm.plugin.Plugin;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.regex.Pattern;

/**
 * Waits a number of seconds or until a date, as the input {@code bk_timing} says, without holding a thread. The seconds
 * count from the first poll; what it waits for then stands in the output {@code timing_time}.
 */
@Plugin(code = "sleep_timer", name = "Wait", group = "built-in", idempotent = true)
public final class SleepTimer implements Component {

    private static final Duration INTERVAL = Duration.ofSeconds(1);

    /** A clock that is put right is noticed within this time. */
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,8}");
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withResolverStyle(ResolverStyle.STRICT);
    private static final String COUNTDOWN = "countdown";
    private static final String TIMING = "timing";

    private final InstantSource clock;
    private final ZoneId zone;

    /** @param zone what it reads dates in */
    public SleepTimer(InstantSource clock, ZoneId zone) {
        this.clock = clock;
        this.zone = zone;
    }

    @Override
    public Answer execute(Activity activity) {
        var eta = String.valueOf(activity.inputs().get("bk_timing"));
        var countdown = SECONDS.matcher(eta).matches();
        if (!countdown && !isDate(eta)) {
            return Answer.failed("bk_timing is neither seconds nor YYYY-MM-DD HH:MM:SS: " + eta);
        }
        activity.outputs().put("eta", eta);
        activity.outputs().put("type", countdown ? COUNTDOWN : TIMING);
        return Answer.pollAfter(INTERVAL);
    }

    @Override
    public Answer poll(Activity activity) {
        var due = activity.outputs()
                .computeIfAbsent("timing_time", absent -> due(activity).toString());
        var left = Duration.between(clock.instant(), Instant.parse((String) due));
        if (left.isNegative() || left.isZero()) {
            return Answer.done();
        }
        return Answer.pollAfter(left.compareTo(LONGEST) < 0 ? left : LONGEST);
    }

    private Instant due(Activity activity) {
        var eta = (String) activity.outputs().get("eta");
        return activity.outputs().get("type").equals(COUNTDOWN)
                ? clock.instant().plusSeconds(Long.parseLong(eta))
                : LocalDateTime.parse(eta, DATE).atZone(zone).toInstant();
    }

    private static boolean isDate(String eta) {
        try {
            LocalDateTime.parse(eta, DATE);
            return true;
        } catch (DateTimeParseException other) {
            return false;
        }
    }
}
