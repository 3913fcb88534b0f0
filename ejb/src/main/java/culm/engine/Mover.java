package culm.engine;

import culm.port.TokenRef;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** Takes tokens and moves them, one time slice each. */
final class Mover {

    private final Ports ports;
    private final EngineSettings settings;
    private final InstantSource clock;
    private final Walk.Tools tools;
    private final TokensInHand inHand = new TokensInHand();

    Mover(Ports ports, EngineSettings settings, InstantSource clock, IdSource ids, RunningCalls calls) {
        this.ports = ports;
        this.settings = settings;
        this.clock = clock;
        var planner = new Planner(ports, settings, clock, ids);
        var caller = new Caller(ports.plugins(), ports.listener(), clock, settings.loopIndexOffset(), calls);
        this.tools =
                new Walk.Tools(ports, settings, clock, planner, caller, new StepWriter(ports, clock), inHand::closed);
    }

    /** Takes the token if it is still to be moved, and moves it until it stops or its time slice is over. */
    void advance(TokenRef ref) {
        if (ports.freeze().frozen() || !inHand.enter(ref.tokenId(), ref.queue())) {
            return;
        }
        try {
            ports.transactions().call(() -> claim(ref)).ifPresent(Walk::go);
        } finally {
            inHand.leave(ref.tokenId(), ref.queue());
        }
    }

    private Optional<Walk> claim(TokenRef ref) {
        return ports.tokens()
                .claim(ref.tokenId(), ref.version(), settings.server(), clock.instant())
                .map(token ->
                        new Walk(tools, token, ports.runs().find(token.runId()).orElseThrow()));
    }

    /** Whether one of this server's threads works on the token, or is about to. */
    boolean worksOn(String tokenId) {
        return inHand.has(tokenId);
    }

    /** How many threads work on tokens of a queue. */
    int workingFor(String queue) {
        return inHand.of(queue);
    }

    void takeNoMore() {
        inHand.close();
    }

    /** Waits until all tokens that were taken are given back. Returns whether they are. */
    boolean awaitRest(Duration longest) {
        return inHand.awaitEmpty(longest);
    }
}
