package culm.node;

import culm.tree.Node.EndEvent;
import java.util.LinkedHashMap;
import java.util.Map;

final class EndEventHandler {

    private final Plugins plugins;

    EndEventHandler(Plugins plugins) {
        this.plugins = plugins;
    }

    Outcome enter(EndEvent end, Visit visit) {
        if (end.executable()) {
            var code = plugins.endEvent(end.type());
            if (code.isEmpty()) {
                return new Outcome.Failed("no end event of type %s is deployed".formatted(end.type()), Map.of());
            }
            try {
                code.get()
                        .execute(
                                visit.inSubprocess(),
                                visit.rootId(),
                                visit.pipeline().id());
            } catch (Exception thrown) { // a stranger's code: whatever it throws is its node's failure, never ours
                return new Outcome.Failed(StackTrace.of(thrown), Map.of());
            }
        }
        return new Outcome.Ended(published(visit));
    }

    /** A key without a value is published as its own text. */
    private static Map<String, Object> published(Visit visit) {
        var outputs = new LinkedHashMap<String, Object>();
        for (var key : visit.pipeline().outputs()) {
            outputs.put(key, visit.scope().hasKey(key) ? visit.scope().value(key) : key);
        }
        return outputs;
    }
}
