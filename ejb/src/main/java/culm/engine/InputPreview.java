package culm.engine;

import culm.api.Code;
import culm.api.CulmException;
import culm.api.PreviewView;
import culm.data.Scope;
import culm.expr.RenderFailed;
import culm.port.Frame;
import culm.port.Run;
import culm.port.Token;
import culm.tree.FlowTree;
import culm.tree.Input;
import culm.tree.Node;
import culm.tree.Node.ServiceActivity;
import culm.tree.Node.SubProcess;
import culm.tree.Pipeline;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Renders the inputs of a node with the variables as they are now. */
final class InputPreview {

    private final Ports ports;

    InputPreview(Ports ports) {
        this.ports = ports;
    }

    PreviewView of(String nodeId) {
        var run = ports.runs()
                .runOf(nodeId)
                .flatMap(ports.runs()::find)
                .orElseThrow(() -> new CulmException(Code.NODE_NOT_FOUND, "node(%s) does not exist".formatted(nodeId)));
        var tree = ports.trees().get(run.treeHash());
        var inputs = inputs(tree.node(nodeId));
        var frame = frame(run, tree, nodeId);
        var lenient = new Scopes(ports, false, run, tree).of(frame);
        var strict = new Scopes(ports, true, run, tree).of(frame);
        var rendered = new LinkedHashMap<String, Object>();
        var problems = new LinkedHashMap<String, String>();
        inputs.forEach((name, input) -> {
            render(lenient, name, input, rendered, problems);
            check(strict, name, input, problems);
        });
        return new PreviewView(rendered, problems);
    }

    private static Map<String, Input> inputs(Node node) {
        if (node instanceof ServiceActivity activity) {
            return activity.component().inputs();
        }
        if (node instanceof SubProcess subprocess) {
            return subprocess.params();
        }
        throw new CulmException(Code.WRONG_NODE_TYPE, "a node of type %s takes no inputs".formatted(node.type()));
    }

    /** What the token sees that will come to the node; if there is none, what the flow begins with. */
    private Frame frame(Run run, FlowTree tree, String nodeId) {
        var pipeline = tree.pipelineOf(nodeId);
        return ports.tokens().ofRun(run.id()).stream()
                .filter(token -> token.inside(pipeline.id()))
                .filter(token -> reaches(pipeline, position(token, pipeline), token.destination(), nodeId))
                .map(token -> token.frames().get(depth(token, pipeline)))
                .max(Comparator.comparingInt(frame -> frame.scopes().size()))
                .orElseGet(() -> new Frame(pipeline.id(), pipeline.id(), List.of(pipeline.id())));
    }

    private static int depth(Token token, Pipeline pipeline) {
        var flows = token.frames().stream().map(Frame::pipelineId).toList();
        return flows.indexOf(pipeline.id());
    }

    /** The node of this flow that the token stands on: itself, or the subprocess that it is in. */
    private static String position(Token token, Pipeline pipeline) {
        var inner = depth(token, pipeline) + 1;
        return inner < token.frames().size() ? token.frames().get(inner).pipelineId() : token.nodeId();
    }

    private static boolean reaches(Pipeline pipeline, String from, String destination, String target) {
        var seen = new HashSet<String>();
        var open = new ArrayDeque<>(List.of(from));
        while (!open.isEmpty()) {
            var node = open.pop();
            if (node.equals(target)) {
                return true;
            }
            if (seen.add(node) && !node.equals(destination)) {
                pipeline.nodes()
                        .get(node)
                        .outgoing()
                        .forEach(flow -> open.push(pipeline.flows().get(flow).target()));
            }
        }
        return false;
    }

    private static void render(
            Scope scope, String name, Input input, Map<String, Object> rendered, Map<String, String> problems) {
        try {
            rendered.put(name, scope.render(name, input));
        } catch (RenderFailed failed) {
            rendered.put(name, input.value());
            problems.put(name, failed.getMessage());
        }
    }

    private static void check(Scope scope, String name, Input input, Map<String, String> problems) {
        try {
            scope.render(name, input);
        } catch (RenderFailed failed) {
            problems.putIfAbsent(name, failed.getMessage());
        }
    }
}
