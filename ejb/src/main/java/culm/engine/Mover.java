package culm.engine;

import culm.port.Standing;
import culm.port.TokenRef;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

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

    /**
     * Takes the token if it is still to be moved, and moves it until it stops or the time slice is over. Within that time
     * it goes on with a token that was made ready on the way; the others are sent for.
     */
    void advance(TokenRef ref) {
        if (ports.freeze().frozen()) {
            return;
        }
        var sliceEnd = clock.instant().plus(settings.slice());
        var next = inHand(ref, () -> take(ref).flatMap(taken -> walk(taken, sliceEnd)));
        while (next.isPresent()) {
            var carried = next.get();
            next = inHand(ref(carried), () -> walk(carried, sliceEnd));
        }
    }

    private Optional<Standing> inHand(TokenRef ref, Supplier<Optional<Standing>> work) {
        if (!inHand.enter(ref)) {
            return Optional.empty();
        }
        try {
            return work.get();
        } finally {
            inHand.leave(ref).ifPresent(ports.dispatcher()::advance);
        }
    }

    private Optional<Standing> take(TokenRef ref) {
        return ports.tokens()
                .standing(ref.tokenId())
                .filter(found -> found.token().version() == ref.version() && found.movable(clock.instant()));
    }

    /** The first step of the walk claims the token: it is written only if the token has not changed since it was read. */
    private Optional<Standing> walk(Standing found, Instant sliceEnd) {
        var claimed = found.token().claimed(settings.server(), clock.instant());
        return new Walk(tools, new Standing(claimed, found.run()), sliceEnd).go();
    }

    private TokenRef ref(Standing standing) {
        return new StepWriter.Urgency(ports, standing.run()).ref(standing.token());
    }

    /** Whether one of this server's threads works on the token, or is about to. */
    boolean worksOn(String tokenId) {
        return inHand.has(tokenId);
    }

    /** How many threads worked on tokens of a queue at the same time, at most, since this was asked for the last time. */
    int busiest(String queue) {
        return inHand.peak(queue);
    }

    void takeNoMore() {
        inHand.close();
    }

    /** Waits until all tokens that were taken are given back. Returns whether they are. */
    boolean awaitRest(Duration longest) {
        return inHand.awaitEmpty(longest);
    }
}
