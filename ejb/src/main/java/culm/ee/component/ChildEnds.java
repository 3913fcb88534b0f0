package culm.ee.component;

import culm.api.Code;
import culm.engine.Engine;
import culm.port.Call;
import culm.port.ChildRun;
import culm.port.ChildRuns;
import culm.port.FlowListener;
import culm.port.Transactions;
import culm.state.State;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Wakes nodes that wait for the end of a run that they have started. It is told of the ends on this server, and looks for all others
 * in the database; a node that is told twice is told once.
 */
public final class ChildEnds implements FlowListener {

    private static final Call NOBODY = Call.unrecorded("");

    private final Transactions transactions;
    private final ChildRuns children;
    private final Supplier<Engine> engine;
    private final Set<String> known = ConcurrentHashMap.newKeySet();
    private volatile boolean due;

    public ChildEnds(Transactions transactions, ChildRuns children, Supplier<Engine> engine) {
        this.transactions = transactions;
        this.children = children;
        this.engine = engine;
    }

    /** How many runs stand above a run. */
    int depth(String runId) {
        return transactions
                .alone(() -> children.find(runId))
                .map(ChildRun::depth)
                .orElse(0);
    }

    /** One that has ended meanwhile is found by the next look. */
    void add(ChildRun child) {
        transactions.alone(() -> {
            children.add(child);
            return null;
        });
        known.add(child.runId());
        due = true;
    }

    @Override
    public void runEnded(String runId, State state) {
        if (known.remove(runId)) {
            due = true;
        }
    }

    /** Whether it is worth a look now. */
    public boolean isDue() {
        return due;
    }

    /** Looks for runs that have ended. Returns how many there were. */
    public int look(int most) {
        due = false;
        var ended = transactions.alone(() -> children.ended(most));
        var told = new ArrayList<ChildRun>();
        for (var child : ended) {
            if (!child.waits() || tell(child)) {
                told.add(child);
            }
        }
        if (!told.isEmpty()) {
            transactions.alone(() -> {
                children.remove(told);
                return null;
            });
        }
        told.forEach(child -> known.remove(child.runId()));
        return ended.size();
    }

    /** A node that is no longer there to be told need not be. */
    private boolean tell(ChildRun child) {
        var data = Map.<String, Object>of("pipeline_id", child.runId());
        var id = "child:" + child.runId();
        return engine.get()
                        .callback(child.parentNode(), data, child.parentVersion(), id, NOBODY)
                        .code()
                != Code.FROZEN;
    }
}
