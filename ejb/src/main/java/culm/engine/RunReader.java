package culm.engine;

import culm.api.Code;
import culm.api.CulmException;
import culm.api.HistoryView;
import culm.api.OutputsView;
import culm.api.PipelinePage;
import culm.api.PipelineQuery;
import culm.api.PipelineView;
import culm.api.PreviewView;
import culm.api.WaitingView;
import culm.data.Hidden;
import culm.port.Attempt;
import culm.port.NodeRun;
import culm.port.Run;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Shows runs, and what their nodes were given and have produced. */
final class RunReader {

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
        return view(run, state, waiting);
    }

    private List<WaitingView> waiting(Run run) {
        var tokens = ports.tokens().ofRun(run.id());
        var leases = ports.workers().leases();
        return new WaitingReasons(run, tokens, ports.freeze().frozen(), leases).views();
    }

    Map<String, Object> tree(String id) {
        var run = run(id);
        return masking.of(run).inTree(ports.trees().document(run.treeHash()));
    }

    PipelinePage list(PipelineQuery query, Set<String> projects) {
        var search = RunSearch.of(query, projects);
        var found = ports.runs().list(search.query());
        var page = found.size() > query.limit() ? found.subList(0, query.limit()) : found;
        var items = page.stream()
                .map(run -> view(run, run.listedState().name(), List.of()))
                .toList();
        var next = found.size() > query.limit() ? RunSearch.cursor(page.get(page.size() - 1)) : null;
        return new PipelinePage(items, next);
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

    private static PipelineView view(Run run, String state, List<WaitingView> waiting) {
        return new PipelineView(
                run.id(),
                run.name(),
                state,
                run.priority(),
                run.queue(),
                run.createdBy(),
                run.project(),
                run.createdAt(),
                run.startedAt(),
                run.finishedAt(),
                waiting);
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
