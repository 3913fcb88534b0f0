package culm.engine;

import culm.port.Run;
import culm.port.StaleToken;
import culm.port.Token;
import culm.port.Token.Phase;
import culm.tree.FlowTree;
import culm.tree.Node.ServiceActivity;
import java.time.InstantSource;

/** Takes over the tokens of servers that are gone, and those that a thread of this server has let fall. */
final class TakeOver {

    private final Ports ports;
    private final EngineSettings settings;
    private final InstantSource clock;
    private final IdSource ids;
    private final Mover mover;
    private final StepWriter writer;

    TakeOver(Ports ports, EngineSettings settings, InstantSource clock, IdSource ids, Mover mover) {
        this.ports = ports;
        this.settings = settings;
        this.clock = clock;
        this.ids = ids;
        this.mover = mover;
        this.writer = new StepWriter(ports, clock);
    }

    /** Returns how many tokens were taken over. */
    int orphans(int limit) {
        var claimed = ports.transactions().call(() -> ports.tokens().claimed(limit));
        if (claimed.isEmpty()) {
            return 0;
        }
        var live = ports.transactions().call(() -> ports.workers().leases().keySet());
        return (int) claimed.stream()
                .filter(token -> isOwn(token) ? letFall(token) : !live.contains(token.owner()))
                .filter(this::takeOver)
                .count();
    }

    /** Asked after the token was read: a thread that has given it back since then has changed it as well. */
    private boolean letFall(Token token) {
        return !mover.worksOn(token.id());
    }

    private boolean isOwn(Token token) {
        return settings.server().equals(token.owner());
    }

    /** Looks once more: most have only moved on since they were read. */
    private boolean takeOver(Token token) {
        return ports.transactions()
                .call(() -> ports.tokens().standing(token.id()))
                .filter(now -> now.token().version() == token.version())
                .filter(now -> takeOver(now.token(), now.run()))
                .isPresent();
    }

    private boolean takeOver(Token token, Run run) {
        var tree = ports.trees().get(run.treeHash());
        if (isExecuting(token) && awaitsComponent((ServiceActivity) tree.node(token.nodeId()))) {
            return false;
        }
        try {
            var written = writer.write(step(token, run, tree));
            ports.listener().tookOver(token);
            var urgency = new StepWriter.Urgency(ports, run);
            urgency.dispatch(written.ready());
            if (written.token().due() != null) {
                urgency.wake(written.token());
            }
            return true;
        } catch (StaleToken moved) {
            return false; // its server is alive after all, or another one was quicker
        }
    }

    /** What had not begun begins again; of a component that was executing nobody knows how far it came. */
    private Step step(Token token, Run run, FlowTree tree) {
        var scopes = new Scopes(ports, settings.strictTemplates(), run, tree);
        var course = new Course(ports, clock, ids, run, tree, scopes, new Step(token));
        if (isExecuting(token) && !mayRunAgain((ServiceActivity) tree.node(token.nodeId()))) {
            fail(course, token);
        } else {
            course.ready();
        }
        return course.step();
    }

    private static boolean isExecuting(Token token) {
        return token.phase() == Phase.EXECUTE || token.phase() == Phase.CALLBACK;
    }

    /** Only it can say whether it may run again. */
    private boolean awaitsComponent(ServiceActivity activity) {
        var call = activity.component();
        return !ports.plugins().hasComponent(call.code(), call.version())
                && ports.plugins().expected(call.code(), call.version());
    }

    /** What a transactional component had written was undone when its server was lost. */
    private boolean mayRunAgain(ServiceActivity activity) {
        var call = activity.component();
        return ports.plugins().idempotent(call.code(), call.version())
                || ports.plugins().transactional(call.code(), call.version());
    }

    private static void fail(Course course, Token token) {
        var node = course.node(token.nodeId()).orElseThrow();
        var reason = "server %s was lost while the component executed; whether it has done its work is not known"
                .formatted(token.owner());
        course.step().update(node.failed(node.outputs(), reason, course.now()));
        course.fail();
    }
}
