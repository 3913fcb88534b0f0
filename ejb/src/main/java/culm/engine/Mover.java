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

    /** How a walk goes on; the work is that of {@link Step.Then#CALL}. */
    private record Next(Step.Then then, Work work) {}

    private record Held(Token token, Run run) {}

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
            var next = next();
            while (next.then() == Step.Then.CALL || next.then() == Step.Then.CONTINUE) {
                next = write(next.then() == Step.Then.CALL ? caller.call(next.work()) : null);
            }
        }

        /** What the token is due for as it stands. */
        private Next next() {
            var work = planner.dueCall(token, run, tree, scopes);
            return new Next(work == null ? Step.Then.CONTINUE : Step.Then.CALL, work);
        }

        /** Does not let go of what a component has done because the database is away for a moment. */
        private Next write(Called called) {
            for (int tries = 1; ; tries++) {
                try {
                    return tryToWrite(called);
                } catch (RuntimeException failure) {
                    if (!ports.patience().waitAfter(token, failure, tries)) {
                        throw failure;
                    }
                }
            }
        }

        /** Decides again whenever a command has come in between; gives up when the token was taken away. */
        private Next tryToWrite(Called called) {
            while (true) {
                var step = planner.plan(
                        token, run, tree, scopes, called, () -> clock.instant().isAfter(sliceEnd));
                try {
                    token = writer.write(step, new StepWriter.Urgency(ports, run.priority(), run.queue()));
                    return new Next(step.then(), step.work());
                } catch (StaleToken stale) {
                    if (!reload()) {
                        ports.listener().lost(token);
                        return new Next(Step.Then.STOP, null);
                    }
                    if (isWritten(called)) {
                        return next();
                    }
                }
            }
        }

        private boolean reload() {
            var held = ports.transactions().call(() -> ports.tokens()
                    .find(token.id())
                    .filter(this::holds)
                    .map(now -> new Held(now, ports.runs().find(now.runId()).orElseThrow())));
            held.ifPresent(now -> {
                token = now.token();
                run = now.run();
                openScopes();
            });
            return held.isPresent();
        }

        /** A commit may have come through although its answer was lost: then the token has left its place. */
        private boolean isWritten(Called called) {
            if (called == null) {
                return !token.phase().atBoundary();
            }
            var then = called.work().token();
            return !then.nodeId().equals(token.nodeId())
                    || then.phase() != token.phase()
                    || then.pass() != token.pass();
        }

        private boolean holds(Token now) {
            return now.status() == Token.Status.CLAIMED && now.claim() == token.claim();
        }
    }
}
