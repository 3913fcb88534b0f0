package culm.tree;

import culm.tree.TimeOut.Action;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Reads what the engine does by itself with an activity that fails, or takes too long. */
final class RuleReader {

    private final Fields activity;

    RuleReader(Fields activity) {
        this.activity = activity;
    }

    /** Null: it is not retried. What is not enabled may say anything, as front-ends leave it there. */
    AutoRetry autoRetry() {
        return activity.optionalObject("auto_retry")
                .filter(rule -> rule.flag("enable", false))
                .map(RuleReader::autoRetry)
                .orElse(null);
    }

    private static AutoRetry autoRetry(Fields rule) {
        var interval = whole(rule, "interval", 0, AutoRetry.LONGEST_INTERVAL, 0);
        return new AutoRetry(
                rule.number("times", 1, AutoRetry.MOST_TIMES).orElse(1),
                interval,
                rule.decimal("backoff", 1, 1, AutoRetry.STEEPEST),
                whole(rule, "max_interval", interval, AutoRetry.LONGEST_INTERVAL, AutoRetry.LONGEST_INTERVAL),
                rule.decimal("jitter", 0, 0, 1));
    }

    private static int whole(Fields rule, String name, int least, int most, int otherwise) {
        return rule.has(name) ? rule.number(name, least, most).orElse(otherwise) : otherwise;
    }

    /** Null: it may take as long as it likes. */
    TimeOut timeOut() {
        return activity.optionalObject("timeout_config")
                .filter(rule -> rule.flag("enable", false))
                .map(RuleReader::timeOut)
                .orElseGet(this::plainTimeOut);
    }

    private static TimeOut timeOut(Fields rule) {
        return new TimeOut(rule.number("seconds", 1, TimeOut.LONGEST).orElse(1), action(rule));
    }

    private static Action action(Fields rule) {
        var text = rule.text("action", Action.FORCED_FAIL.text());
        var action = Action.of(text);
        if (action.isEmpty()) {
            var all = Arrays.stream(Action.values()).map(Action::text).collect(Collectors.joining(", "));
            rule.problem(
                    ProblemCode.BAD_VALUE, "action", "must be one of %s, but is %s".formatted(all, Words.quoted(text)));
        }
        return action.orElse(Action.FORCED_FAIL);
    }

    /** 0 stands for none, as null does. */
    private TimeOut plainTimeOut() {
        var seconds = activity.has("timeout") ? activity.number("timeout", 0).orElse(0) : 0;
        return seconds == 0 ? null : new TimeOut(seconds, Action.FORCED_FAIL);
    }
}
