package culm.engine;

import culm.port.StaleToken;
import culm.port.Token;
import culm.port.TokenRef;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Writes a step, and tells the dispatcher what it made ready. */
final class StepWriter {

    private final Ports ports;
    private final InstantSource clock;

    StepWriter(Ports ports, InstantSource clock) {
        this.ports = ports;
        this.clock = clock;
    }

    /** What a step has left behind: the token as it now is, and all tokens that it made ready. */
    record Written(Token token, List<Token> ready) {}

    /**
     * Writes the step and tells the dispatcher.
     *
     * @return the token as it now is
     * @throws StaleToken if the token is no longer the one that the step was decided on; nothing is written then
     */
    Token write(Step step, Urgency urgency) throws StaleToken {
        var written = ports.transactions().call(() -> store(step));
        tell(step, written, urgency);
        return written.token();
    }

    /** Tells the dispatcher of a step that is written and committed. */
    void tell(Step step, Written written, Urgency urgency) {
        written.ready().forEach(urgency::dispatch);
        if (written.token().due() != null && step.then() == Step.Then.STOP) {
            urgency.wake(written.token());
        }
    }

    /** Writes the step in a transaction that is open. */
    Written store(Step step) throws StaleToken {
        var ready = new ArrayList<Token>();
        var token = store(step, ready);
        if (step.then() == Step.Then.READY) {
            ready.add(token);
        }
        return new Written(token, ready);
    }

    private Token store(Step step, List<Token> ready) {
        if (touchesMoreThanItsToken(step)) {
            ports.runs().lock(step.token().runId());
        }
        var token = fence(step);
        ports.nodes().addHistory(step.history());
        ports.nodes().add(step.added().values());
        ports.nodes().update(step.updated().values());
        step.forgotten().forEach(ports.nodes()::remove);
        step.variables().forEach(ports.variables()::write);
        ports.variables().drop(step.droppedScopes());
        step.applied().forEach(ports.callbacks()::applied);
        ports.tokens().add(step.branches());
        ready.addAll(step.branches());
        step.arrivesAt()
                .flatMap(id -> ports.tokens().arrive(id, clock.instant()))
                .ifPresent(ready::add);
        storeRun(step);
        return token;
    }

    /**
     * Commands take the run first and then its tokens; so does a step that writes more than its own token, lest the two
     * wait for each other. And a command must not miss tokens that begin while it is given.
     */
    private static boolean touchesMoreThanItsToken(Step step) {
        return !step.branches().isEmpty()
                || step.arrivesAt().isPresent()
                || step.failed() != 0
                || step.suspended() != 0
                || step.runChange().isPresent();
    }

    /** First of all: who lost the token writes nothing. */
    private Token fence(Step step) {
        if (step.then() == Step.Then.END) {
            ports.tokens().remove(step.token());
            return step.token();
        }
        return ports.tokens().replace(step.token());
    }

    private void storeRun(Step step) {
        var runId = step.token().runId();
        if (step.failed() != 0 || step.suspended() != 0) {
            ports.runs().count(runId, step.failed(), step.suspended());
        }
        step.runChange().ifPresent(change -> ports.runs().change(runId, change));
    }

    /** How the messages of a run are sent. */
    record Urgency(Ports ports, int priority, String queue) {

        void dispatch(Token token) {
            if (!token.held()) {
                ports.dispatcher().advance(ref(token));
            }
        }

        void wake(Token token) {
            ports.dispatcher().wakeAt(ref(token), token.due());
        }

        private TokenRef ref(Token token) {
            return new TokenRef(token.id(), token.version(), priority, queue);
        }
    }
}
