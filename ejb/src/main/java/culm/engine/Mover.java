package culm.engine;

import culm.port.Run;
import culm.port.Spot;
import culm.port.Standing;
import culm.port.TokenRef;
import culm.tree.FlowTree;
import culm.tree.Node.ServiceActivity;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** Takes tokens and moves them, one time slice each. */
final class Mover {

    private final Ports ports;
    private final EngineSettings settings;
    private final InstantSource clock;
    private final Walk.Tools tools;
    private final TokensInHand inHand = new TokensInHand();
    private final SentFor sentFor;
    private final Kept kept;
    private final Admission admission;

    Mover(Ports ports, EngineSettings settings, InstantSource clock, IdSource ids, RunningCalls calls) {
        this.ports = ports;
        this.settings = settings;
        this.clock = clock;
        this.admission = new Admission(ports.plugins(), clock);
        var planner = new Planner(ports, settings, clock, ids, admission);
        var caller = new Caller(ports, settings, clock, calls, admission);
        this.sentFor = new SentFor(clock);
        this.kept = new Kept(sentFor);
        this.tools =
                new Walk.Tools(ports, settings, planner, caller, new StepWriter(ports, clock), sentFor, new Awaited());
    }

    /**
     * Takes the token if it is still to be moved, and moves it until it stops or the time slice is over. Within that time
     * it goes on with a token that was made ready on the way, or with one that is kept here; the others are sent for.
     */
    void advance(TokenRef ref) {
        if (ports.freeze().frozen()) {
            return;
        }
        inSlice(ref.queue(), true, slice -> {
            var next = inHand(ref, () -> take(ref).flatMap(taken -> walk(taken, slice)));
            while (next.isPresent() || (next = slice.next(ref.queue())).isPresent()) {
                next = goOn(next.get(), slice);
            }
        });
    }

    private Optional<Ready> goOn(Ready next, Slice slice) {
        var ref = ref(next);
        if (!next.isBegun()) {
            return inHand(ref, () -> walk(next, slice));
        }
        inHand.goOn(ref);
        return moved(ref, () -> new Walk(tools, next, slice).goOn(next.first()));
    }

    private void inSlice(String queue, boolean followed, Consumer<Slice> work) {
        var slice = new Slice(clock, settings.slice(), inHand, places(queue), kept, followed);
        try {
            work.accept(slice);
        } finally {
            send(slice.leave());
        }
    }

    private void send(List<TokenRef> tokens) {
        if (!tokens.isEmpty()) {
            ports.dispatcher().advance(tokens);
        }
    }

    /** Sends for a token that has just been made ready, unless it is held. */
    void send(Standing ready) {
        send(Ready.of(ready));
    }

    /** The same for a token that was woken by somebody who does not move tokens: while all who do are at work, it waits for one of them. */
    void wake(Ready woken) {
        if (!keep(woken)) {
            send(woken);
        }
    }

    private boolean keep(Ready woken) {
        var ref = ref(woken);
        var queue = ref.queue();
        var places = places(queue);
        var keeps = places > 0
                && !woken.token().held()
                && !inHand.closed()
                && !inHand.hasPlace(queue, places)
                && kept.keep(null, ref, woken, clock.instant());
        return keeps && !(inHand.hasPlace(queue, places) && takeBack(ref));
    }

    /** Who was at work may have looked for more before it was kept. */
    private boolean takeBack(TokenRef ref) {
        return kept.take(ref).isPresent();
    }

    private void send(Ready ready) {
        if (!ready.token().held()) {
            sentFor.remember(ready);
            ports.dispatcher().advance(ref(ready));
        }
    }

    /** Sends for what has lain here for so long, if all threads of this server are held up. To be asked at least that far apart. */
    void sendForKept(Duration longerThan) {
        send(kept.releaseHeldUp(clock.instant().minus(longerThan)));
    }

    private Optional<Ready> inHand(TokenRef ref, Supplier<Optional<Ready>> work) {
        if (!inHand.enter(ref, places(ref.queue()))) {
            return Optional.empty();
        }
        return moved(ref, work);
    }

    private Optional<Ready> moved(TokenRef ref, Supplier<Optional<Ready>> work) {
        try {
            return work.get();
        } finally {
            admission.leave(ref.tokenId());
            inHand.leave(ref).ifPresent(ports.dispatcher()::advance);
        }
    }

    private int places(String queue) {
        return ports.workers().queues().getOrDefault(queue, 0);
    }

    /**
     * Whether this server has somebody free to move a token that is still to be written. Then the token may be written as
     * claimed, and has to be given to {@link #moveHere} or {@link #letGo}.
     */
    boolean isFreeFor(TokenRef ref) {
        return ports.dispatcher().movesHere(ref.queue())
                && !ports.freeze().frozen()
                && inHand.borrow(ref, places(ref.queue()));
    }

    void letGo(TokenRef ref) {
        admission.leave(ref.tokenId());
        inHand.giveBack(ref).ifPresent(ports.dispatcher()::advance);
    }

    /** A place that was lent was not made use of: whoever waits for one is sent for. */
    void giveUp(TokenRef ref) {
        letGo(ref);
        send(kept.releaseWoken(ref.queue(), 1));
    }

    /** Goes on with a token on another thread. If there is none, the token is one that was let fall. */
    void moveHere(TokenRef ref, Standing held, Committed first) {
        moveHere(ref, held, walk -> walk.goOn(first));
    }

    /** The same with a token that is still to be written as claimed. Returns false if there is no thread. */
    boolean moveHere(TokenRef ref, Standing claimed, EarlyCall first) {
        return moveHere(ref, claimed, walk -> walk.goOn(first));
    }

    private boolean moveHere(TokenRef ref, Standing held, Function<Walk, Optional<Ready>> begin) {
        var moving = false;
        try {
            moving = ports.dispatcher().moveHere(() -> moveBorrowed(ref, held, begin));
        } finally {
            if (!moving) {
                giveUp(ref);
            }
        }
        return moving;
    }

    private void moveBorrowed(TokenRef ref, Standing held, Function<Walk, Optional<Ready>> begin) {
        inSlice(ref.queue(), false, slice -> {
            slice.begin();
            var next = borrowed(ref, () -> begin.apply(new Walk(tools, Ready.of(held), slice)));
            while (next.isPresent()) {
                var carried = next.get();
                var other = ref(carried);
                if (!isFreeFor(other)) {
                    send(carried);
                    return;
                }
                next = borrowed(other, () -> walk(carried, slice));
            }
        });
    }

    private Optional<Ready> borrowed(TokenRef ref, Supplier<Optional<Ready>> work) {
        try {
            return work.get();
        } finally {
            letGo(ref);
        }
    }

    /** The first step of a run that begins with it; its token is claimed. */
    Committed firstStep(Standing begun, FlowTree tree, Writing writing) {
        var scopes = Scopes.ofNew(ports, settings.strictTemplates(), begun.run(), tree);
        var claimed = tools.planner().claimed(begun.token());
        var step = tools.planner().plan(claimed, begun.run(), tree, scopes, null, activity -> inHand.closed());
        return new Committed(step, writing.write(tools.writer(), step), scopes);
    }

    private Optional<Ready> take(TokenRef ref) {
        return sentFor.take(ref)
                .or(() -> kept.take(ref))
                .or(() -> ports.tokens().standing(ref.tokenId()).map(Ready::of))
                .filter(found -> found.token().version() == ref.version()
                        && found.standing().movable(clock.instant()));
    }

    /** The first step of the walk claims the token: it is written only if the token has not changed since it was read. */
    private Optional<Ready> walk(Ready found, Slice slice) {
        slice.begin();
        return new Walk(tools, found.with(tools.planner().claimed(found.token())), slice).go();
    }

    private TokenRef ref(Ready ready) {
        return new StepWriter.Urgency(ports, ready.standing().run()).ref(ready.token());
    }

    /** The claim of a token that waits, to hand over a callback that has just come. */
    Committed firstCall(Standing woken, Handover handover, Writing writing) {
        var scopes = scopes(woken.run());
        var step = firstCall(woken, handover, scopes);
        return new Committed(step, writing.write(tools.writer(), step), scopes);
    }

    private Step firstCall(Standing woken, Handover handover, Scopes scopes) {
        var run = woken.run();
        var tree = ports.trees().get(run.treeHash());
        var claimed = tools.planner().claimed(woken.token());
        return tools.planner().handOver(claimed, run, tree, scopes, handover, activity -> inHand.closed());
    }

    private Scopes scopes(Run run) {
        return new Scopes(ports, settings.strictTemplates(), run, ports.trees().get(run.treeHash()));
    }

    /** Whether the component that the token waits for may be called before anything is written. */
    boolean mayCallEarly(Standing waiting) {
        var tree = ports.trees().get(waiting.run().treeHash());
        return tree.node(waiting.token().nodeId()) instanceof ServiceActivity activity
                && tools.caller().mayBeEarly(activity);
    }

    /** The same before it is written; empty if the component is not there yet. */
    Optional<EarlyCall> earlyCall(Standing woken, Handover handover, Receipt receipt) {
        var scopes = scopes(woken.run());
        var step = firstCall(woken, handover, scopes);
        return step.then() == Step.Then.CALL ? Optional.of(new EarlyCall(step, scopes, receipt)) : Optional.empty();
    }

    /** Writes a step together with what others write. */
    StepWriter.Written write(Step step) {
        return tools.writer().write(step);
    }

    /** A token that waits, or begins, is ready. */
    Supplier<StepWriter.Written> ready(Standing woken, Writing writing) {
        var step = new Step(woken.token());
        step.then(Step.Then.READY);
        return writing.write(tools.writer(), step);
    }

    /** How a step is written that begins with a call. */
    interface Writing {

        /** Together with what others write. */
        Writing IN_COMPANY = (writer, step) -> {
            var written = writer.write(step);
            return () -> written;
        };

        Supplier<StepWriter.Written> write(StepWriter writer, Step step);
    }

    /** A node that a token waits on for a callback, if that is still known here, as it was then. */
    Optional<Spot> awaited(String nodeId) {
        return tools.awaited().take(nodeId);
    }

    /** Whether one of this server's threads works on the token, or is about to. */
    boolean worksOn(String tokenId) {
        return inHand.has(tokenId);
    }

    Map<String, Integer> inHand() {
        return inHand.byQueue();
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
