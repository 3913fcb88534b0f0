package culm.api;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;

/** The changing calls by their names, and what each brings. Apart from {@link Change}, since IIOP looks into the fields of what it sends. */
final class ChangingCalls {

    private static final Map<String, Map<String, Class<?>>> KNOWN = Map.ofEntries(
            entry("run_pipeline", Map.of("pipeline", Map.class)),
            entry("callback", Map.of("data", Object.class, "version", String.class, "callback_id", String.class)),
            entry("pause_pipeline", Map.of()),
            entry("resume_pipeline", Map.of()),
            entry("revoke_pipeline", Map.of()),
            entry("label_pipeline", Map.of("labels", Map.class)),
            entry("pause_activity", Map.of()),
            entry("resume_activity", Map.of()),
            entry("retry_activity", Map.of("inputs", Map.class)),
            entry("skip_activity", Map.of("outputs", Map.class)),
            entry("skip_exclusive_gateway", Map.of("flow_id", String.class)),
            entry(
                    "skip_conditional_parallel_gateway",
                    Map.of("flow_ids", List.class, "converge_gateway_id", String.class)),
            entry("forced_fail", Map.of("ex_data", Object.class)),
            entry("freeze", Map.of()),
            entry("unfreeze", Map.of()));

    private ChangingCalls() {}

    /** @throws IllegalArgumentException if no call has this name, or it has other arguments */
    static void check(String action, Map<String, Object> arguments) {
        var known = action == null ? null : KNOWN.get(action);
        if (known == null) {
            throw new IllegalArgumentException("no changing call is named '%s'".formatted(action));
        }
        arguments.forEach((name, value) -> {
            if (!known.containsKey(name) || value != null && !known.get(name).isInstance(value)) {
                throw new IllegalArgumentException("%s has no such argument: %s".formatted(action, name));
            }
        });
    }
}
