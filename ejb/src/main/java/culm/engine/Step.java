package culm.engine;

import culm.data.Seen;
import culm.port.Attempt;
import culm.port.Callback;
import culm.port.Event;
import culm.port.Failure;
import culm.port.LogPart;
import culm.port.NodeRun;
import culm.port.Runs;
import culm.port.Token;
import culm.port.WorkerTask;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What is decided for one token and written in one transaction: from the end of one component call, or from where the
 * token stood, to the start of the next call or the place where the token stops.
 */
final class Step {

    /** How the token goes on once the step is written. */
    enum Then {
        /** {@link #work} is to be called. */
        CALL,
        /** Another step follows at once. */
        CONTINUE,
        /** Some server is to take it again. */
        READY,
        /** It stays where it is until something happens. */
        STOP,
        /** It has ended. */
        END
    }

    private final Map<String, NodeRun> added = new LinkedHashMap<>();
    private final Map<String, NodeRun> updated = new LinkedHashMap<>();
    private final List<Attempt> history = new ArrayList<>();
    private final Map<String, Map<String, Object>> variables = new LinkedHashMap<>();
    private final List<String> droppedScopes = new ArrayList<>();
    private final List<Token> branches = new ArrayList<>();
    private final List<Callback> applied = new ArrayList<>();
    private final List<String> forgotten = new ArrayList<>();
    private final List<Failure> failures = new ArrayList<>();
    private final List<String> mended = new ArrayList<>();
    private final List<WorkerTask> tasks = new ArrayList<>();
    private final List<Event> events = new ArrayList<>();
    private final List<LogPart> logs = new ArrayList<>();
    private final List<String> forgottenLogs = new ArrayList<>();
    private Runs.Finish finish;
    private int suspended;
    private String arrivesAt;
    private Supplier<Seen> seen = () -> Seen.NOTHING;
    private int nodesPassed;
    private boolean fresh;
    private Receipt receipt;

    private Token token;
    private Then then;
    private Work work;

    Step(Token token) {
        this.token = token;
    }

    Token token() {
        return token;
    }

    void token(Token changed) {
        token = changed;
    }

    Then then() {
        return then;
    }

    void then(Then next) {
        then = next;
    }

    Work work() {
        return work;
    }

    /** Of the call that has made this step. */
    void receipt(Receipt accepted) {
        receipt = accepted;
    }

    Optional<Receipt> receipt() {
        return Optional.ofNullable(receipt);
    }

    /** The call that was decided is made within this step: more follows. */
    void goOn() {
        work = null;
        then = null;
    }

    void call(Work next) {
        work = next;
        then = Then.CALL;
    }

    /** A node as this step leaves it so far. */
    Optional<NodeRun> node(String id) {
        return Optional.ofNullable(added.getOrDefault(id, updated.get(id)));
    }

    void add(NodeRun entered) {
        nodesPassed++;
        added.put(entered.id(), entered);
    }

    void update(NodeRun changed) {
        nodesPassed++;
        if (added.containsKey(changed.id())) {
            added.put(changed.id(), changed);
        } else {
            updated.put(changed.id(), changed);
        }
    }

    void addHistory(Attempt attempt) {
        history.add(attempt);
    }

    void write(String scope, Map<String, Object> values) {
        if (!values.isEmpty()) {
            variables.computeIfAbsent(scope, name -> new LinkedHashMap<>()).putAll(values);
        }
    }

    /** What the step was to write to a scope that nobody will read. */
    Map<String, Object> takeVariables(String scope) {
        var taken = variables.remove(scope);
        return taken == null ? Map.of() : taken;
    }

    void drop(List<String> scopes) {
        droppedScopes.addAll(scopes);
    }

    /** @param known what is known of the scope that branches see through, when it is written */
    void fork(Supplier<Seen> known) {
        seen = known;
    }

    /** What branches may know of the scope of their fork. */
    Seen seen() {
        return seen.get();
    }

    void branch(Token begun) {
        branches.add(begun);
    }

    /** Whether it is a branch of this step's fork that stands in the flow of the fork and has written nothing yet. */
    boolean begins(Token branch) {
        return token.id().equals(branch.parentId())
                && branch.frames().size() == token.frames().size()
                && !variables.containsKey(branch.frame().ownScope());
    }

    /** Those that were begun, which are no longer to be written by this step unless they are added again. */
    List<Token> takeBranches() {
        var taken = List.copyOf(branches);
        branches.clear();
        return taken;
    }

    /** The pause that is booked for a node has lost its purpose. */
    void forget(String bookedNode) {
        forgotten.add(bookedNode);
    }

    /** Those who watch are told of it. */
    void tell(Event event) {
        events.add(event);
    }

    /** The same before all else that happens with this step. */
    void tellFirst(Event event) {
        events.add(0, event);
    }

    /** A worker is to do the work of the node on which the token waits. */
    void task(WorkerTask task) {
        tasks.add(task);
    }

    /** Something was logged. */
    void log(LogPart part) {
        logs.add(part);
    }

    void forgetLog(String partId) {
        forgottenLogs.add(partId);
    }

    void applied(Callback callback) {
        applied.add(callback);
    }

    /** The run ends with this step. */
    void finishRun(Map<String, Object> outputs, Instant at) {
        finish = new Runs.Finish(token.runId(), outputs, at);
    }

    /** The token stands on a node that has failed. */
    void failed(Failure failure) {
        failures.add(failure);
    }

    /** The token no longer stands failed on this node. */
    void mended(String nodeId) {
        mended.add(nodeId);
    }

    void paused() {
        suspended++;
    }

    /** The token ends as a branch of another. */
    void arriveAt(String forkedTokenId) {
        arrivesAt = forkedTokenId;
    }

    /** Whether the token has ended as a branch; if so, nobody else has to be told. */
    boolean takeArrival() {
        var arrived = arrivesAt != null;
        arrivesAt = null;
        return arrived;
    }

    /** The token is written with this step for the first time: a branch that begins with its fork, or a run that does. */
    void fresh() {
        fresh = true;
    }

    boolean isFresh() {
        return fresh;
    }

    /** But for a run that begins with it, which nobody else has seen. */
    boolean touchesMoreThanItsToken() {
        return !beginsRun() && touchesMore();
    }

    private boolean beginsRun() {
        return receipt().flatMap(Receipt::start).isPresent();
    }

    private boolean touchesMore() {
        return fresh
                || !branches.isEmpty()
                || arrivesAt != null
                || failed() != 0
                || suspended() != 0
                || !mended.isEmpty()
                || finish != null;
    }

    /** A measure of the step's size. */
    int nodesPassed() {
        return nodesPassed;
    }

    Map<String, NodeRun> added() {
        return added;
    }

    Map<String, NodeRun> updated() {
        return updated;
    }

    List<Attempt> history() {
        return history;
    }

    Map<String, Map<String, Object>> variables() {
        return variables;
    }

    List<String> droppedScopes() {
        return droppedScopes;
    }

    List<Token> branches() {
        return branches;
    }

    List<Callback> applied() {
        return applied;
    }

    List<WorkerTask> tasks() {
        return tasks;
    }

    List<Event> events() {
        return events;
    }

    List<LogPart> logs() {
        return logs;
    }

    List<String> forgottenLogs() {
        return forgottenLogs;
    }

    List<String> forgotten() {
        return forgotten;
    }

    Optional<Runs.Finish> finish() {
        return Optional.ofNullable(finish);
    }

    List<Failure> failures() {
        return failures;
    }

    List<String> mended() {
        return mended;
    }

    /** How many more tokens of the run stand failed. */
    int failed() {
        return failures.size() - mended.size();
    }

    /** How many more tokens of the run stand paused. */
    int suspended() {
        return suspended;
    }

    Optional<String> arrivesAt() {
        return Optional.ofNullable(arrivesAt);
    }
}
