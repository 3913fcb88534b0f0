package culm.ee.observe;

import culm.port.FlowListener;
import culm.port.NodeRun;
import culm.port.Run;
import culm.port.Server;
import culm.port.Token;
import culm.state.State;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Tells several listeners. What one of them throws stops neither the others nor the work that it is told of. */
public final class Listeners implements FlowListener {

    private static final System.Logger LOG = System.getLogger(Listeners.class.getName());

    private final List<FlowListener> all;
    private final AtomicBoolean told = new AtomicBoolean();

    public Listeners(FlowListener... all) {
        this.all = List.of(all);
    }

    private void each(Consumer<FlowListener> event) {
        for (var listener : all) {
            try {
                event.accept(listener);
            } catch (RuntimeException broken) {
                var level = told.getAndSet(true) ? Level.DEBUG : Level.WARNING; // else one for each activity
                LOG.log(level, "a listener has failed, and the work goes on without it", broken);
            }
        }
    }

    @Override
    public void called(String code, String version, String kind, Duration took, boolean failed) {
        each(listener -> listener.called(code, version, kind, took, failed));
    }

    @Override
    public void committed(String code, String version, Duration took) {
        each(listener -> listener.committed(code, version, took));
    }

    @Override
    public void claimed(String queue) {
        each(listener -> listener.claimed(queue));
    }

    @Override
    public void sentFor(Cause cause, int tokens) {
        each(listener -> listener.sentFor(cause, tokens));
    }

    @Override
    public void tookOver(Token token) {
        each(listener -> listener.tookOver(token));
    }

    @Override
    public void lost(Token token) {
        each(listener -> listener.lost(token));
    }

    @Override
    public void stuck(Token token, NodeRun node, Thread thread) {
        each(listener -> listener.stuck(token, node, thread));
    }

    @Override
    public void runStarted(Run run) {
        each(listener -> listener.runStarted(run));
    }

    @Override
    public void runEnded(String runId, State state) {
        each(listener -> listener.runEnded(runId, state));
    }

    @Override
    public void displaced(Server self) {
        each(listener -> listener.displaced(self));
    }
}
