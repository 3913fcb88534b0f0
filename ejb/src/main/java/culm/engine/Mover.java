package culm.engine;

import culm.port.Run;
import culm.port.StaleToken;
import culm.port.Token;
import culm.port.TokenRef;
import culm.tree.FlowTree;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Takes tokens and moves them, one time slice each. */
final class Mover {

    private final Ports ports;
    private final EngineSettings settings;
    private final InstantSource clock;
    private final Planner planner;
    private final Caller caller;
    private final StepWriter writer;
    private final Set<String> walking = ConcurrentHashMap.newKeySet();

    Mover(Ports ports, EngineSettings settings, InstantSource clock, IdSource ids, RunningCalls calls) {
        this.ports = ports;
        this.settings = settings;
        this.clock = clock;
        this.planner = new Planner(ports, settings, clock, ids);
        this.caller = new Caller(ports.plugins(), ports.listener(), clock, settings.loopIndexOffset(), calls);
        this.writer = new StepWriter(ports, clock);
    }

    /** Takes the token if it is still to be moved, and moves it until it stops or its time slice is over. */
    void advance(TokenRef ref) {
        if (!ports.freeze().frozen()) {
            ports.transactions().call(() -> claim(ref)).ifPresent(this::walk);
        }
    }

    private void walk(Walk walk) {
        walking.add(walk.token.id());
        try {
            walk.go();
        } finally {
            walking.remove(walk.token.id());
        }
    }

    /** Whether one of this server's threads works on the token. */
    boolean worksOn(String tokenId) {
        return walking.contains(tokenId);
    }

    private Optional<Walk> claim(TokenRef ref) {
        return ports.tokens()
                .claim(ref.tokenId(), ref.version(), settings.server(), clock.instant())
                .map(token -> new Walk(token, ports.runs().find(token.runId()).orElseThrow()));
    }

    /** One token in the hands of this server. */
    private final class Walk {
        private final Instant sliceEnd = clock.instant().plus(settings.slice());
        private Token token;
        private Run run;
        private final FlowTree tree;
        private Scopes scopes;

        private Walk(Token token, Run run) {
            this.token = token;
            this.run = run;
            this.tree = ports.trees().get(run.treeHash());
            openScopes();
        }

        private void openScopes() {
            scopes = new Scopes(ports, settings.strictTemplates(), run, tree);
        }

        void go() {
            var work = planner.dueCall(token, run, tree, scopes);
            var then = work == null ? Step.Then.CONTINUE : Step.Then.CALL;
            while (then == Step.Then.CALL || then == Step.Then.CONTINUE) {
                var called = then == Step.Then.CALL ? caller.call(work) : null;
                var step = write(called);
                if (step.isEmpty()) {
                    ports.listener().lost(token);
                    return;
                }
                then = step.get().then();
                work = step.get().work();
            }
        }

        /** Decides again whenever a command has come in between; gives up when the token was taken away. */
        private Optional<Step> write(Called called) {
            while (true) {
                var step = planner.plan(
                        token, run, tree, scopes, called, () -> clock.instant().isAfter(sliceEnd));
                try {
                    token = writer.write(step, new StepWriter.Urgency(ports, run.priority(), run.queue()));
                    return Optional.of(step);
                } catch (StaleToken stale) {
                    if (!reload()) {
                        return Optional.empty();
                    }
                }
            }
        }

        private boolean reload() {
            var now = ports.transactions().call(() -> ports.tokens().find(token.id()));
            if (now.isEmpty() || !holds(now.get())) {
                return false;
            }
            token = now.get();
            run = ports.transactions()
                    .call(() -> ports.runs().find(token.runId()))
                    .orElseThrow();
            openScopes();
            return true;
        }

        private boolean holds(Token now) {
            return now.status() == Token.Status.CLAIMED && now.claim() == token.claim();
        }
    }
}
