package culm.ee.care;

import culm.api.StateView;
import culm.ee.json.JsonRecord;
import culm.engine.Engine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Everything that answers tell of one run, with the names that it has there. What is secret is masked as there. */
final class RunDocument {

    private final Engine engine;
    private final String id;

    RunDocument(Engine engine, String id) {
        this.engine = engine;
        this.id = id;
    }

    Map<String, Object> pipeline() {
        return object(engine.getPipeline(id));
    }

    Map<String, Object> tree() {
        return engine.getTree(id);
    }

    /** With what is below, each in its place. */
    Map<String, Object> state() {
        return object(engine.getState(id, true));
    }

    Map<String, Object> inputs() {
        return engine.getInputs(id);
    }

    Map<String, Object> outputs() {
        return object(engine.getOutputs(id));
    }

    /** @param most of them */
    List<Map<String, Object>> nodes(int most) {
        var nodes = new ArrayList<Map<String, Object>>();
        collect(engine.getState(id, true), nodes, most);
        return nodes;
    }

    private void collect(StateView around, List<Map<String, Object>> nodes, int most) {
        for (var state : around.children().values()) {
            if (nodes.size() < most) {
                nodes.add(node(state.id()));
                collect(state, nodes, most);
            }
        }
    }

    private Map<String, Object> node(String nodeId) {
        var node = new LinkedHashMap<String, Object>();
        node.put("id", nodeId);
        node.put("inputs", engine.getInputs(nodeId));
        node.putAll(object(engine.getOutputs(nodeId)));
        node.put("histories", JsonRecord.of(engine.getActivityHistories(nodeId)));
        return node;
    }

    @SuppressWarnings("unchecked") // of a record
    private static Map<String, Object> object(Record view) {
        return (Map<String, Object>) JsonRecord.of(view);
    }
}
