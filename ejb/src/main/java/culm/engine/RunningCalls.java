package culm.engine;

import culm.node.Plugins;
import culm.port.NodeRun;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The component calls that this server is making at this moment. */
final class RunningCalls {

    private final Plugins plugins;
    private final Map<String, RunningCall> byVersion = new ConcurrentHashMap<>();

    RunningCalls(Plugins plugins) {
        this.plugins = plugins;
    }

    RunningCall begin(Work work, CalledActivity called) {
        var call = new RunningCall(work, called, Thread.currentThread());
        byVersion.put(work.node().version(), call);
        return call;
    }

    void end(RunningCall call) {
        call.end();
        byVersion.remove(call.version(), call);
    }

    /** Stops the call of an attempt if this server is making it. */
    void cancel(NodeRun attempt) {
        var call = byVersion.get(attempt.version());
        if (call != null) {
            var code = call.work().activity().component();
            call.cancel(plugins.component(code.code(), code.version()));
        }
    }

    List<RunningCall> all() {
        return List.copyOf(byVersion.values());
    }
}
