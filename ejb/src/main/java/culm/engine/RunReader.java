package culm.engine;

import culm.api.Code;
import culm.api.CulmException;
import culm.api.ErrorGroupView;
import culm.api.HistoryView;
import culm.api.OutputsView;
import culm.api.PipelineFilter;
import culm.api.PipelinePage;
import culm.api.PipelineQuery;
import culm.api.PipelineView;
import culm.api.PreviewView;
import culm.api.WaitingView;
import culm.data.Hidden;
import culm.port.Attempt;
import culm.port.ErrorGroup;
import culm.port.NodeRun;
import culm.port.Run;
import culm.port.Token;
import culm.port.WorkerTask;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Shows runs, and what their nodes were given and have produced. */
final class RunReader {

    private static final int MOST_GROUPS = 50;

    private final Ports ports;
    private final ShownTime time;
    private final StateReader states;
    private final Masking masking;

    RunReader(Ports ports, ShownTime time, StateReader states, Masking masking) {
        this.ports = ports;
        this.time = time;
        this.states = states;
        this.masking = masking;
    }

    Map<String, Object> inputs(String id) {
        var run = ports.runs().find(id);
        if (run.isPresent()) {
            return masking.of(run.get()).in(run.get().rootData());
        }
        var node = entered(id);
        return mask(node, List.of(node)).in(node.inputs());
    }

    OutputsView outputs(String id) {
        var run = ports.runs().find(id);
        if (run.isPresent()) {
            return new OutputsView(masking.of(run.get()).in(run.get().outputs()), null);
        }
        var node = entered(id);
        var mask = mask(node, List.of(node));
        return new OutputsView(mask.in(node.outputs()), mask.in(node.exData()));
    }

    private Hidden mask(NodeRun node, List<NodeRun> attempts) {
        return masking.of(ports.runs().find(node.runId()).orElseThrow(), node.id(), attempts);
    }

    List<HistoryView> histories(String nodeId) {
        if (ports.runs().runOf(nodeId).isEmpty()) {
            throw unknownNode(nodeId);
        }
        var history = ports.nodes().history(nodeId);
        if (history.isEmpty()) {
            return List.of();
        }
        var attempts = history.stream().map(Attempt::node).toList();
        var mask = mask(attempts.get(0), attempts);
        return history.stream().map(attempt -> view(attempt, mask)).toList();
    }

    PreviewView preview(String nodeId) {
        var preview = new InputPreview(ports).of(nodeId);
        var run = ports.runs().ofNode(nodeId).orElseThrow();
        var mask = masking.of(run, nodeId, preview.inputs());
        var problems = new LinkedHashMap<String, String>();
        preview.problems().forEach((name, problem) -> problems.put(name, mask.in(problem)));
        return new PreviewView(mask.in(preview.inputs()), problems);
    }

    PipelineView pipeline(String id) {
        var run = run(id);
        var state = states.shown(run).name();
        var waiting = run.state().ended() ? List.<WaitingView>of() : waiting(run);
        return view(run, labels(List.of(run)), state, waiting, run.bookings());
    }

    private List<WaitingView> waiting(Run run) {
        var tokens = ports.tokens().ofRun(run.id());
        var leases = ports.workers().leases();
        return new WaitingReasons(
                        run,
                        tokens,
                        ports.freeze().frozen(),
                        leases,
                        tasks(run, tokens),
                        token -> nextRetry(run, token))
                .views();
    }

    /** Those of workers, by the node that they are for. */
    private Map<String, WorkerTask> tasks(Run run, List<Token> tokens) {
        return tokens.stream().noneMatch(RunReader::mayBeWithWorker)
                ? Map.of()
                : ports.workerTasks().ofRun(run.id()).stream()
                        .collect(Collectors.toMap(WorkerTask::nodeId, task -> task));
    }

    private static boolean mayBeWithWorker(Token token) {
        return token.status() == Token.Status.WAITING && token.phase() == Token.Phase.CALLBACK;
    }

    private String nextRetry(Run run, Token token) {
        var failed = ports.nodes().find(token.nodeId()).orElseThrow();
        return NodeRules.next(ports.trees().get(run.treeHash()), failed);
    }

    Map<String, Object> tree(String id) {
        var run = run(id);
        return masking.of(run).inTree(ports.trees().document(run.treeHash()));
    }

    PipelinePage list(PipelineQuery query, Set<String> projects) {
        var search = RunSearch.of(query, projects);
        var found = search.isEmpty() ? List.<Run>of() : ports.runs().list(search.query());
        var page = found.size() > query.limit() ? found.subList(0, query.limit()) : found;
        var labels = labels(page);
        var items = page.stream()
                .map(run -> view(run, labels, run.listedState().name(), List.of(), Set.of()))
                .toList();
        var next = found.size() > query.limit() ? RunSearch.cursor(page.get(page.size() - 1)) : null;
        return new PipelinePage(items, next);
    }

    private Map<String, Map<String, String>> labels(List<Run> some) {
        return some.isEmpty()
                ? Map.of()
                : ports.labels().of(some.stream().map(Run::id).toList());
    }

    /** Of each state, also of those that no run is in. */
    Map<String, Integer> counts(PipelineFilter filter, Set<String> projects) {
        var counts = new TreeMap<String, Integer>();
        RunSearch.LISTED.forEach(state -> counts.put(state.name(), 0));
        ports.runs().tally(RunSearch.filter(filter, projects)).forEach((state, runs) -> counts.put(state.name(), runs));
        return counts;
    }

    List<ErrorGroupView> errorGroups(PipelineFilter filter, Set<String> projects) {
        return ports.failures().groups(RunSearch.filter(filter, projects), MOST_GROUPS).stream()
                .map(this::view)
                .toList();
    }

    /** What a node of the group says, as far as it may be told. */
    private ErrorGroupView view(ErrorGroup group) {
        var sample = group.sample();
        var kind = ports.runs().ofNode(sample).map(run -> {
            var node = ports.trees().get(run.treeHash()).node(sample);
            return FailureKind.of(node, outputs(sample).exData());
        });
        return new ErrorGroupView(
                group.group(),
                kind.map(FailureKind::component).orElse(""),
                kind.map(FailureKind::error).orElse(""),
                group.runs(),
                group.nodes(),
                group.latest(),
                sample);
    }

    private Run run(String id) {
        return ports.runs()
                .find(id)
                .orElseThrow(
                        () -> new CulmException(Code.PIPELINE_NOT_FOUND, "pipeline(%s) does not exist".formatted(id)));
    }

    private NodeRun entered(String id) {
        return ports.runs()
                .runOf(id)
                .flatMap(run -> ports.nodes().find(id))
                .filter(NodeRun::entered)
                .orElseThrow(() -> unknownNode(id));
    }

    private static CulmException unknownNode(String id) {
        return new CulmException(Code.NODE_NOT_FOUND, "node(%s) does not exist, or was not executed yet".formatted(id));
    }

    private static PipelineView view(
            Run run,
            Map<String, Map<String, String>> labels,
            String state,
            List<WaitingView> waiting,
            Set<String> booked) {
        return new PipelineView(
                run.id(),
                run.name(),
                state,
                run.priority(),
                run.queue(),
                run.createdBy(),
                run.project(),
                labels.getOrDefault(run.id(), Map.of()),
                run.createdAt(),
                run.startedAt(),
                run.finishedAt(),
                waiting,
                booked.stream().sorted().toList());
    }

    private HistoryView view(Attempt attempt, Hidden mask) {
        var node = attempt.node();
        return new HistoryView(
                attempt.id(),
                time.of(node.startedAt()),
                time.of(node.archivedAt()),
                ShownTime.elapsed(node.startedAt(), node.archivedAt()),
                mask.in(node.inputs()),
                mask.in(node.outputs()),
                mask.in(node.exData()),
                node.loop(),
                node.retry(),
                node.skip(),
                node.version(),
                node.state().name());
    }
}
