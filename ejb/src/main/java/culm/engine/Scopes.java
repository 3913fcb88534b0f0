package culm.engine;

import culm.data.Scope;
import culm.data.Seen;
import culm.port.Frame;
import culm.port.Run;
import culm.port.Token;
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
    private final Map<List<String>, Seen> seen;
    private boolean empty;

    Scopes(Ports ports, boolean strict, Run run, FlowTree tree) {
        this(ports, strict, run, tree, Map.of());
    }

    /** @param seen what is known of the scopes around those of branches which have written nothing yet */
    Scopes(Ports ports, boolean strict, Run run, FlowTree tree, Map<List<String>, Seen> seen) {
        this.seen = seen;
        this.ports = ports;
        this.strict = strict;
        this.run = run;
        this.tree = tree;
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
        return seen.getOrDefault(frame.scopes(), Seen.NOTHING).before(store);
    }

    /** What branches may know that begin where the token stands. */
    Seen seen(Token fork) {
        return of(fork.frame()).seen();
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
