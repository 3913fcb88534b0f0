package culm.engine;

import culm.data.Scope;
import culm.data.Seen;
import culm.port.Frame;
import culm.port.Run;
import culm.tree.FlowTree;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The scopes that one walk of a token has opened, with what they remember of the store. */
final class Scopes {

    private final Ports ports;
    private final boolean strict;
    private final Run run;
    private final FlowTree tree;
    private final Map<List<String>, Scope> open = new HashMap<>();
    private final Ready held;
    private boolean empty;

    Scopes(Ports ports, boolean strict, Run run, FlowTree tree) {
        this(ports, strict, run, tree, null);
    }

    private Scopes(Ports ports, boolean strict, Run run, FlowTree tree, Ready held) {
        this.ports = ports;
        this.strict = strict;
        this.run = run;
        this.tree = tree;
        this.held = held;
    }

    /** Those of a token of which something may be known that its walk need not read. */
    static Scopes of(Ports ports, boolean strict, FlowTree tree, Ready held) {
        return new Scopes(ports, strict, held.standing().run(), tree, held);
    }

    /** Those of a run that is just being written: the store holds nothing for it before the first step. */
    static Scopes ofNew(Ports ports, boolean strict, Run run, FlowTree tree) {
        var scopes = new Scopes(ports, strict, run, tree);
        scopes.empty = true;
        return scopes;
    }

    Scope of(Frame frame) {
        var known = open.get(frame.scopes());
        if (known == null) {
            known = open(frame);
            open.put(frame.scopes(), known);
        }
        return known;
    }

    private Scope open(Frame frame) {
        return new Scope(
                tree.pipeline(frame.pipelineId()),
                tree.wiring(frame.pipelineId()),
                context(frame.pipelineId()),
                written(frame),
                this::lazyValue,
                strict);
    }

    /** A branch that was begun by this walk sees what the walk has written so far, and has written nothing before. */
    private Scope.Written written(Frame frame) {
        var around = frame.scopes().subList(1, frame.scopes().size());
        var outer = open.get(around);
        if (outer != null) {
            return outer::written;
        }
        Scope.Written store = keys -> empty ? Map.of() : ports.variables().read(frame.scopes(), keys);
        return seen(frame).before(store);
    }

    private Seen seen(Frame frame) {
        return held != null && frame.scopes().equals(held.token().frame().scopes()) ? held.seen() : Seen.NOTHING;
    }

    /** All that was written in the scopes of branches: where two of them wrote one variable, the later branch wins. */
    Map<String, Object> merged(List<String> branches) {
        if (held == null || held.gathered() == null) {
            return ports.variables().merged(branches);
        }
        var merged = new HashMap<String, Object>();
        branches.forEach(branch -> merged.putAll(held.gathered().getOrDefault(branch, Map.of())));
        return merged;
    }

    private Map<String, Object> context(String pipelineId) {
        if (pipelineId.equals(run.id()) || run.subprocessContext().isEmpty()) {
            return run.context();
        }
        var context = new HashMap<>(run.context());
        context.putAll(run.subprocessContext());
        return context;
    }

    private Object lazyValue(String code, Object rendered) throws Exception {
        var variable = ports.plugins().lazyVariable(code);
        if (variable.isEmpty()) {
            throw new IllegalStateException("no lazy variable of code %s is deployed".formatted(code));
        }
        return variable.get().value(rendered, run.rootData());
    }

    /** Puts what was set into the step. */
    void flush(Step step) {
        open.forEach((scopes, scope) -> step.write(scopes.get(0), scope.takeWrites()));
        empty = false;
    }
}
