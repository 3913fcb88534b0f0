package culm.engine;

import culm.api.Code;
import culm.api.CulmException;
import culm.api.HistoryView;
import culm.api.OutputsView;
import culm.api.PipelinePage;
import culm.api.PipelineQuery;
import culm.api.PipelineView;
import culm.api.WaitingView;
import culm.port.Attempt;
import culm.port.NodeRun;
import culm.port.Run;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Shows runs, and what their nodes were given and have produced. */
final class RunReader {

    private final Ports ports;
    private final ShownTime time;
    private final StateReader states;

    RunReader(Ports ports, ShownTime time, StateReader states) {
        this.ports = ports;
        this.time = time;
        this.states = states;
    }

    Map<String, Object> inputs(String id) {
        return ports.runs().find(id).map(Run::rootData).orElseGet(() -> entered(id)
                .inputs());
    }

    OutputsView outputs(String id) {
        var run = ports.runs().find(id);
        if (run.isPresent()) {
            return new OutputsView(run.get().outputs(), null);
        }
        var node = entered(id);
        return new OutputsView(node.outputs(), node.exData());
    }

    List<HistoryView> histories(String nodeId) {
        if (ports.runs().runOf(nodeId).isEmpty()) {
            throw unknownNode(nodeId);
        }
        return ports.nodes().history(nodeId).stream().map(this::view).toList();
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
        return ports.trees().document(run(id).treeHash());
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

    private HistoryView view(Attempt attempt) {
        var node = attempt.node();
        return new HistoryView(
                attempt.id(),
                time.of(node.startedAt()),
                time.of(node.archivedAt()),
                ShownTime.elapsed(node.startedAt(), node.archivedAt()),
                node.inputs(),
                node.outputs(),
                node.exData(),
                node.loop(),
                node.retry(),
                node.skip(),
                node.version(),
                node.state().name());
    }
}
