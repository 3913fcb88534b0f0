package culm.engine;

import culm.api.ActionResult;
import culm.api.Code;
import culm.api.RunOptions;
import culm.data.JsonValue;
import java.util.Map;
import java.util.Optional;

/** What can be wrong with a start before its tree is looked at. */
final class StartCheck {

    private static final int MAX_KEY_LENGTH = 128;

    private final Ports ports;

    StartCheck(Ports ports) {
        this.ports = ports;
    }

    Optional<ActionResult> refusal(RunOptions options) {
        if (ports.freeze().frozen()) {
            return refused(Code.FROZEN, "engine is frozen, can not perform operation");
        }
        if (options.priority() < RunOptions.MIN_PRIORITY || options.priority() > RunOptions.MAX_PRIORITY) {
            return refused(
                    Code.INVALID_ARGUMENT,
                    "pipeline priority must be between 0 and 255; it is %d".formatted(options.priority()));
        }
        if (options.queue() == null || !ports.workers().queues().containsKey(options.queue())) {
            return refused(Code.UNKNOWN_QUEUE, "can't find queue(%s) in any config queues".formatted(options.queue()));
        }
        if (options.checkWorkers() && !ports.workers().serving(options.queue())) {
            return refused(Code.NO_WORKERS, "no live server works on queue '%s'".formatted(options.queue()));
        }
        return LabelRules.problem(options.name())
                .or(() -> LabelRules.problem(options.labels()))
                .flatMap(problem -> refused(Code.INVALID_ARGUMENT, problem))
                .or(() -> wrongData(options));
    }

    private static Optional<ActionResult> wrongData(RunOptions options) {
        try {
            JsonValue.copyOf(options.rootData());
        } catch (IllegalArgumentException notJson) {
            return refused(Code.INVALID_ARGUMENT, "root_data: " + notJson.getMessage());
        }
        return wrongVariables("context", options.context())
                .or(() -> wrongVariables("subprocess_context", options.subprocessContext()));
    }

    private static Optional<ActionResult> wrongVariables(String argument, Map<String, Object> variables) {
        for (var key : variables.keySet()) {
            if (!key.startsWith("${") || !key.endsWith("}") || key.length() > MAX_KEY_LENGTH) {
                return refused(
                        Code.INVALID_ARGUMENT,
                        "%s: '%s' is not a variable of the form ${name}".formatted(argument, key));
            }
        }
        try {
            JsonValue.copyOf(variables);
            return Optional.empty();
        } catch (IllegalArgumentException notJson) {
            return refused(Code.INVALID_ARGUMENT, argument + ": " + notJson.getMessage());
        }
    }

    private static Optional<ActionResult> refused(Code code, String message) {
        return Optional.of(ActionResult.refused(code, message));
    }
}
