package culm.test;

import culm.data.JsonValue;
import culm.memory.ManualClock;
import culm.plugin.Component;
import culm.plugin.PluginRules;
import java.util.LinkedHashMap;
import java.util.Map;

/** A flow of one activity. */
final class OneActivity {

    static final String NODE = "node";

    private static final String NAMELESS = "component";

    private OneActivity() {}

    static FlowRun of(Object component, Map<String, Object> inputs, ManualClock clock, Calls calls) {
        var plugins = new KnownPlugins(calls);
        var call = new LinkedHashMap<String, Object>();
        call.put("inputs", plain(JsonValue.copyOf(inputs)));
        if (component instanceof Component lambda
                && PluginRules.annotation(lambda.getClass()).isEmpty()) {
            plugins.mock(NAMELESS, lambda);
            call.put("code", NAMELESS);
        } else {
            plugins.add(component);
            var added = plugins.components().get(0);
            call.put("code", added.code());
            call.put("version", added.version());
        }
        var tree = Drawing.of("flow")
                .activity(NODE, (String) call.get("code"))
                .set(NODE, "component", call)
                .path("start", NODE, "end")
                .tree();
        return new FlowRun(Document.of(tree), clock, calls, plugins);
    }

    private static Map<String, Object> plain(Map<String, Object> values) {
        var inputs = new LinkedHashMap<String, Object>();
        values.forEach((name, value) -> {
            var input = new LinkedHashMap<String, Object>();
            input.put("type", "plain");
            input.put("value", value);
            input.put("need_render", false);
            inputs.put(name, input);
        });
        return inputs;
    }
}
