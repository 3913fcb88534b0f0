package culm.engine;

import culm.port.Run;
import culm.port.StaleToken;
import culm.port.Standing;
import culm.port.Token;
import culm.port.TokenRef;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Writes steps, and tells the dispatcher what they made ready. */
final class StepWriter {

    private final Ports ports;
    private final InstantSource clock;
    private final GroupCommit commits;
    private final Forks forks = new Forks();

    StepWriter(Ports ports, InstantSource clock) {
        this.ports = ports;
        this.clock = clock;
        this.commits = new GroupCommit(ports.transactions(), this::storeAll);
    }

    /** What a step has left behind: the token as it now is, and all tokens that it made ready. */
    record Written(Token token, List<Token> ready) {}

    /**
     * Writes the steps and commits them, perhaps together with others: all of them or none.
     *
     * @throws StaleToken if a token is no longer the one that its step was decided on; nothing is written then
     */
    List<Written> write(List<Step> steps) throws StaleToken {
        return commits.write(steps);
    }

    /** The same for one step. */
    Written write(Step step) throws StaleToken {
        return write(List.of(step)).get(0);
    }

    /** Writes the step and commits it by itself: its caller is not to wait for what others write. */
    Written writeAlone(Step step) {
        return ports.transactions().alone(() -> store(step)).get();
    }

    /** Writes the step in a transaction that is open; what came of it can be asked for when that is over. */
    Supplier<Written> store(Step step) throws StaleToken {
        var written = storeAll(List.of(step));
        return () -> written.get().get(0);
    }

    /** A token that a step has made ready: if its branches have all ended, with what is known of them here. */
    Ready joined(Standing ready) {
        return forks.joined(ready);
    }

    private Supplier<List<Written>> storeAll(List<Step> steps) {
        lockRuns(steps);
        fence(steps);
        Receipt.store(ports, all(steps, step -> step.receipt().stream().toList()));
        storeNodes(steps);
        storeVariables(steps);
        ports.callbacks().applied(all(steps, Step::applied));
        ports.workerTasks().add(all(steps, Step::tasks));
        ports.tokens().add(begun(steps));
        storeRuns(steps);
        ports.events().add(all(steps, Step::events));
        storeLogs(steps);
        var ended = ended(steps);
        var joined = ports.tokens().arrive(ended, forks.waiting(ended.keySet()), clock.instant());
        return () -> {
            forks.heard(steps, ended);
            return written(steps, joined.get());
        };
    }

    /**
     * Commands take the run first and then its tokens; so does a step that writes more than its own token, lest the two
     * wait for each other. And a command must not miss tokens that begin while it is given.
     */
    private void lockRuns(List<Step> steps) {
        ports.runs()
                .lockAll(steps.stream()
                        .filter(Step::touchesMoreThanItsToken)
                        .map(step -> step.token().runId())
                        .collect(Collectors.toSet()));
    }

    /** First of all: who lost the token writes nothing. */
    private void fence(List<Step> steps) {
        ports.tokens().replace(tokens(steps, step -> !step.isFresh() && step.then() != Step.Then.END));
        ports.tokens().remove(tokens(steps, step -> !step.isFresh() && step.then() == Step.Then.END));
    }

    /** In the order of the fork. */
    private static List<Token> begun(List<Step> steps) {
        var begun = new ArrayList<Token>();
        tokens(steps, step -> step.isFresh() && step.then() != Step.Then.END).stream()
                .map(StepWriter::next)
                .forEach(begun::add);
        begun.addAll(all(steps, Step::branches));
        return begun;
    }

    /** As it is when a step has been written: who knew it before knows an older version. */
    static Token next(Token token) {
        return token.change().version(token.version() + 1).make();
    }

    private static List<Token> tokens(List<Step> steps, Predicate<Step> which) {
        return steps.stream().filter(which).map(Step::token).toList();
    }

    private void storeNodes(List<Step> steps) {
        ports.nodes().addHistory(all(steps, Step::history));
        ports.nodes().add(all(steps, step -> step.added().values()));
        ports.nodes().update(all(steps, step -> step.updated().values()));
        ports.nodes().remove(all(steps, Step::forgotten));
    }

    private void storeVariables(List<Step> steps) {
        var byScope = new LinkedHashMap<String, Map<String, Object>>();
        for (var step : steps) {
            step.variables().forEach((scope, values) -> byScope.computeIfAbsent(scope, first -> new LinkedHashMap<>())
                    .putAll(values));
        }
        ports.variables().write(byScope);
        ports.variables().drop(all(steps, Step::droppedScopes));
    }

    /** How many branches of each fork have ended. */
    private static Map<String, Integer> ended(List<Step> steps) {
        var ended = new HashMap<String, Integer>();
        steps.forEach(step -> step.arrivesAt().ifPresent(fork -> ended.merge(fork, 1, Integer::sum)));
        return ended;
    }

    private void storeRuns(List<Step> steps) {
        for (var step : steps) {
            if (step.failed() != 0 || step.suspended() != 0) {
                ports.runs().count(step.token().runId(), step.failed(), step.suspended());
            }
        }
        storeFailures(steps);
        ports.runs()
                .finish(steps.stream().flatMap(step -> step.finish().stream()).toList());
    }

    private void storeLogs(List<Step> steps) {
        ports.logs().remove(all(steps, Step::forgottenLogs));
        ports.logs().add(all(steps, Step::logs));
    }

    private void storeFailures(List<Step> steps) {
        var mended = all(steps, Step::mended);
        if (!mended.isEmpty()) {
            ports.failures().remove(mended);
        }
        var failures = all(steps, Step::failures);
        if (!failures.isEmpty()) {
            ports.failures().add(failures);
        }
    }

    private static <T> List<T> all(List<Step> steps, Function<Step, Collection<T>> part) {
        return steps.size() == 1
                ? List.copyOf(part.apply(steps.get(0)))
                : steps.stream().flatMap(step -> part.apply(step).stream()).toList();
    }

    private static List<Written> written(List<Step> steps, List<Token> joined) {
        var byId = joined.stream()
                .collect(Collectors.toMap(Token::id, token -> token, (same, again) -> again, HashMap::new));
        return steps.stream().map(step -> written(step, byId)).toList();
    }

    /** One of the steps that arrived at a fork goes on with it. */
    private static Written written(Step step, Map<String, Token> joined) {
        var ready = new ArrayList<Token>();
        step.branches().stream()
                .filter(branch -> branch.status() == Token.Status.READY)
                .forEach(ready::add);
        step.arrivesAt().map(joined::remove).ifPresent(ready::add);
        var token = step.token();
        if (step.then() != Step.Then.END) {
            token = next(token);
        }
        if (step.then() == Step.Then.READY) {
            ready.add(token);
        }
        return new Written(token, ready);
    }

    /** How the messages of a run are sent. */
    record Urgency(Ports ports, int priority) {

        Urgency(Ports ports, Run run) {
            this(ports, run.priority());
        }

        void dispatch(Token token) {
            dispatch(List.of(token));
        }

        void dispatch(Collection<Token> tokens) {
            var toSend = tokens.stream()
                    .filter(token -> !token.held())
                    .map(this::ref)
                    .toList();
            if (!toSend.isEmpty()) {
                ports.dispatcher().advance(toSend);
            }
        }

        void wake(Token token) {
            ports.dispatcher().wakeAt(ref(token), token.due());
        }

        TokenRef ref(Token token) {
            return new TokenRef(token.id(), token.version(), priority, token.queue());
        }
    }
}
