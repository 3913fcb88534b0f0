package culm.api;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A changing call as a value, for {@link TaskService#carryOut}: with a reason for the audit log, and with an idempotency key under which
 * it may be made again. Immutable; begin with one of the methods that are named like those of {@link TaskService}.
 *
 * <pre>{@code
 * tasks.carryOut(Change.retryActivity("n1", null).because("the disk has room again").once("ticket-4711"));
 * }</pre>
 *
 * @param action the name of the call, as in {@code retry_activity}
 * @param target the id of the run or node, or null
 * @param arguments what else the call brings, by name
 * @param options how a run is started, or null
 * @param reason why, in the caller's words, or null
 * @param idempotencyKey see {@link #once}, or null
 */
public record Change(
        String action,
        String target,
        Map<String, Object> arguments,
        RunOptions options,
        String reason,
        String idempotencyKey)
        implements Sent {

    /** How long an idempotency key may be. */
    public static final int MAX_KEY_LENGTH = 255;

    /** @throws IllegalArgumentException if no call has this name, or it has other arguments */
    public Change {
        ChangingCalls.check(action, arguments);
        arguments = Collections.unmodifiableMap(new HashMap<>(arguments));
    }

    public static Change runPipeline(Map<String, Object> pipeline, RunOptions options) {
        return new Change("run_pipeline", null, of("pipeline", pipeline), options, null, null);
    }

    public static Change callback(String nodeId, Object data, String version, String callbackId) {
        var arguments = of("data", data);
        arguments.put("version", version);
        arguments.put("callback_id", callbackId);
        return on("callback", nodeId, arguments);
    }

    public static Change pausePipeline(String id) {
        return on("pause_pipeline", id, Map.of());
    }

    public static Change resumePipeline(String id) {
        return on("resume_pipeline", id, Map.of());
    }

    public static Change revokePipeline(String id) {
        return on("revoke_pipeline", id, Map.of());
    }

    public static Change labelPipeline(String id, Map<String, String> labels) {
        return on("label_pipeline", id, of("labels", labels));
    }

    public static Change pauseActivity(String nodeId) {
        return on("pause_activity", nodeId, Map.of());
    }

    public static Change resumeActivity(String nodeId) {
        return on("resume_activity", nodeId, Map.of());
    }

    public static Change retryActivity(String nodeId, Map<String, Object> inputs) {
        return on("retry_activity", nodeId, of("inputs", inputs));
    }

    public static Change skipActivity(String nodeId, Map<String, Object> outputs) {
        return on("skip_activity", nodeId, of("outputs", outputs));
    }

    public static Change skipExclusiveGateway(String nodeId, String flowId) {
        return on("skip_exclusive_gateway", nodeId, of("flow_id", flowId));
    }

    public static Change skipConditionalParallelGateway(String nodeId, List<String> flowIds, String convergeGatewayId) {
        var arguments = of("flow_ids", flowIds);
        arguments.put("converge_gateway_id", convergeGatewayId);
        return on("skip_conditional_parallel_gateway", nodeId, arguments);
    }

    public static Change forcedFail(String nodeId, Object exData) {
        return on("forced_fail", nodeId, of("ex_data", exData));
    }

    public static Change freeze() {
        return on("freeze", null, Map.of());
    }

    public static Change unfreeze() {
        return on("unfreeze", null, Map.of());
    }

    private static Change on(String action, String target, Map<String, Object> arguments) {
        return new Change(action, target, arguments, null, null, null);
    }

    private static Map<String, Object> of(String name, Object value) {
        var arguments = new HashMap<String, Object>();
        arguments.put(name, value);
        return arguments;
    }

    /** @param words why, for the audit log */
    public Change because(String words) {
        return new Change(action, target, arguments, options, words, idempotencyKey);
    }

    /**
     * The same call by the same caller under the same key has one effect, and is given the first answer each time, at least for as long as
     * the setting {@code idempotency-hours} says. Another call under the key is refused ({@link Code#KEY_REUSED}). A refusal is not kept:
     * the call may be made again when its time has come.
     *
     * @param key 1 to {@value #MAX_KEY_LENGTH} visible ASCII characters, without {@code "} and {@code \}. What nobody guesses, such as a
     *     random UUID, also keeps the answer from whoever reads the database
     */
    public Change once(String key) {
        return new Change(action, target, arguments, options, reason, key);
    }

    /** Whether an idempotency key has the right form. */
    public static boolean isKey(String text) {
        return !text.isEmpty()
                && text.length() <= MAX_KEY_LENGTH
                && text.chars().allMatch(c -> c > ' ' && c <= '~' && c != '"' && c != '\\');
    }

    /** Makes the call by the method of its name, without key and reason: for those who implement {@link TaskService}. */
    public ActionResult on(TaskService tasks) {
        return switch (action) {
            case "run_pipeline" ->
                tasks.runPipeline(map("pipeline"), options == null ? RunOptions.defaults() : options);
            case "callback" -> tasks.callback(target, arguments.get("data"), text("version"), text("callback_id"));
            case "pause_pipeline" -> tasks.pausePipeline(target);
            case "resume_pipeline" -> tasks.resumePipeline(target);
            case "revoke_pipeline" -> tasks.revokePipeline(target);
            case "label_pipeline" -> tasks.labelPipeline(target, values("labels"));
            case "pause_activity" -> tasks.pauseActivity(target);
            case "resume_activity" -> tasks.resumeActivity(target);
            case "retry_activity" -> tasks.retryActivity(target, map("inputs"));
            case "skip_activity" -> tasks.skipActivity(target, map("outputs"));
            case "skip_exclusive_gateway" -> tasks.skipExclusiveGateway(target, text("flow_id"));
            case "skip_conditional_parallel_gateway" ->
                tasks.skipConditionalParallelGateway(target, texts("flow_ids"), text("converge_gateway_id"));
            case "forced_fail" -> tasks.forcedFail(target, arguments.get("ex_data"));
            case "freeze" -> tasks.freeze();
            case "unfreeze" -> tasks.unfreeze();
            default -> throw new IllegalStateException(action);
        };
    }

    private String text(String name) {
        return (String) arguments.get(name);
    }

    @SuppressWarnings("unchecked") // keys of a JSON object are text; what is not will be refused
    private Map<String, Object> map(String name) {
        return (Map<String, Object>) arguments.get(name);
    }

    @SuppressWarnings("unchecked") // what is no text cannot be kept
    private Map<String, String> values(String name) {
        return (Map<String, String>) arguments.get(name);
    }

    @SuppressWarnings("unchecked") // what is no text is the id of no flow
    private List<String> texts(String name) {
        return (List<String>) arguments.get(name);
    }

    private Object writeReplace() {
        return Parcel.of(this);
    }
}
