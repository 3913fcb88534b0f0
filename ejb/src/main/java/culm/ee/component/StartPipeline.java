package culm.ee.component;

import culm.api.ActionResult;
import culm.api.Code;
import culm.api.RunOptions;
import culm.component.BuiltIn;
import culm.component.Inputs;
import culm.component.WrongInput;
import culm.data.Fingerprint;
import culm.engine.Engine;
import culm.plugin.Activity;
import culm.plugin.Answer;
import culm.plugin.Plugin;
import culm.port.Call;
import culm.port.ChildRun;
import culm.port.Once;
import culm.port.Run;
import culm.state.State;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Starts a run of its own, in the same project and in the name of who started this one, and waits for its end or does not. An
 * attempt starts one run, however often it is made.
 */
@Plugin(code = "start_pipeline", name = "Start a pipeline", group = "built-in", idempotent = true)
public final class StartPipeline extends BuiltIn {

    private static final int DEEPEST = 10;
    private static final Duration FROZEN = Duration.ofSeconds(5);
    private static final String PIPELINE_ID = "pipeline_id";

    private final Supplier<Engine> engine;
    private final ChildEnds children;

    StartPipeline(Supplier<Engine> engine, ChildEnds children) {
        this.engine = engine;
        this.children = children;
    }

    @Override
    protected Answer begin(Activity activity, Inputs inputs) {
        inputs.only("pipeline", "tree_of", "root_data", "context", "name", "labels", "priority", "queue", "wait");
        var parent = engine.get().run(activity.pipelineId()).orElseThrow();
        var depth = children.depth(parent.id()) + 1;
        if (depth > DEEPEST) {
            throw new WrongInput("runs may start one another %d deep, no deeper".formatted(DEEPEST));
        }
        var waits = inputs.flag("wait", true);
        var tree = tree(inputs, parent);
        var options = options(inputs, parent);
        var started =
                engine.get().runPipeline(tree, options, call(activity, parent, List.of(tree, options.rootData())));
        if (started.code() == Code.FROZEN) {
            return Answer.pollAfter(FROZEN);
        }
        if (!started.result()) {
            return Answer.failed(refusal(started));
        }
        var id = (String) started.extra().get(PIPELINE_ID);
        activity.outputs().put(PIPELINE_ID, id);
        children.add(new ChildRun(id, activity.nodeId(), activity.version(), waits, depth));
        return waits ? Answer.awaitCallback() : Answer.done();
    }

    /** The engine was frozen. */
    @Override
    public Answer poll(Activity activity) throws Exception {
        return execute(activity);
    }

    private Map<String, Object> tree(Inputs inputs, Run parent) {
        if (inputs.has("pipeline") == inputs.has("tree_of")) {
            throw new WrongInput("there must be either pipeline or tree_of");
        }
        if (inputs.has("pipeline")) {
            return inputs.map("pipeline");
        }
        var id = inputs.text("tree_of");
        return engine.get()
                .run(id)
                .filter(run -> run.project().equals(parent.project()))
                .map(engine.get()::document)
                .orElseThrow(() -> new WrongInput("tree_of: the project has no run " + id));
    }

    private static RunOptions options(Inputs inputs, Run parent) {
        var context = new LinkedHashMap<String, Object>();
        inputs.map("context").forEach((name, value) -> context.put(key(name), value));
        var options = RunOptions.defaults()
                .withFreshIds(true)
                .withProject(parent.project())
                .withPriority(
                        inputs.integer("priority", parent.priority(), RunOptions.MIN_PRIORITY, RunOptions.MAX_PRIORITY))
                .withQueue(inputs.text("queue", parent.queue()))
                .withRootData(inputs.map("root_data"))
                .withContext(context)
                .withLabels(inputs.textsByName("labels"));
        return inputs.has("name") ? options.withName(inputs.text("name")) : options;
    }

    private static String key(String name) {
        return name.startsWith("${") ? name : "${" + name + "}";
    }

    /** With its key the call has one effect, also if this server is lost before anybody has noted it. */
    private static Call call(Activity activity, Run parent, List<?> asked) {
        var actor = parent.createdBy() == null ? "" : parent.createdBy();
        var key = "start_pipeline:" + activity.version();
        var once = new Once(actor, key, Fingerprint.of(key, asked), () -> {});
        var reason = "started by node %s of run %s".formatted(activity.nodeId(), parent.id());
        return new Call(actor, "system", null, null, reason, "run_pipeline", null, Map.of(), once);
    }

    private static String refusal(ActionResult refused) {
        var problems = refused.extra().get("problems");
        return "%s: %s%s".formatted(refused.code(), refused.message(), problems == null ? "" : " " + problems);
    }

    /** What the callback brings does not count: anybody may send one. */
    @Override
    public Answer callback(Activity activity, Object data) {
        var id = (String) activity.outputs().get(PIPELINE_ID);
        var child = engine.get().run(id);
        if (child.isEmpty()) {
            return Answer.failed("run %s is no longer kept".formatted(id));
        }
        if (!child.get().state().ended()) {
            return Answer.awaitCallback();
        }
        activity.outputs().put("state", child.get().state().name());
        activity.outputs().put("outputs", child.get().outputs());
        return child.get().state() == State.FINISHED
                ? Answer.done()
                : Answer.failed("run %s was revoked".formatted(id));
    }
}
