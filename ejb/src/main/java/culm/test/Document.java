package culm.test;

import culm.api.RunOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a run is started with: a tree, or a request as it is sent to {@code POST /pipelines}, of which the tree and its data count. Ids
 * stay as they are, so that a test can name them.
 *
 * @param tree of the pipeline
 * @param options what the request brings besides
 */
record Document(Map<String, Object> tree, RunOptions options) {

    static Document of(Map<String, Object> given) {
        if (!(given.get("pipeline") instanceof Map<?, ?> pipeline) || given.containsKey("start_event")) {
            return new Document(given, RunOptions.defaults());
        }
        var options = RunOptions.defaults()
                .withRootData(object(given.get("root_data")))
                .withContext(object(given.get("context")))
                .withSubprocessContext(object(given.get("subprocess_context")))
                .withCycleTolerate(!Boolean.FALSE.equals(given.get("cycle_tolerate")))
                .withStartNodeId((String) given.get("start_node_id"));
        return new Document(object(pipeline), options);
    }

    static Document ofText(String json) {
        if (JsonReader.read(json) instanceof Map<?, ?> given) {
            return of(object(given));
        }
        throw new IllegalArgumentException("a pipeline is a JSON object");
    }

    static Document ofFile(Path json) {
        try {
            return ofText(Files.readString(json));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (IllegalArgumentException notJson) {
            throw new IllegalArgumentException(json + ": " + notJson.getMessage(), notJson);
        }
    }

    static Document ofResource(Class<?> beside, String name) {
        try (var resource = beside.getResourceAsStream(name)) {
            if (resource == null) {
                throw new IllegalArgumentException("there is no resource %s beside %s".formatted(name, beside));
            }
            return ofText(new String(resource.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Whether the tree has a node, or a flow within it, of this id. */
    boolean has(String id) {
        return flows(tree).stream().anyMatch(flow -> nodes(flow).contains(id));
    }

    private static List<String> nodes(Map<String, Object> flow) {
        var ids = new ArrayList<String>();
        ids.add(String.valueOf(flow.get("id")));
        ids.addAll(object(flow.get("activities")).keySet());
        ids.addAll(object(flow.get("gateways")).keySet());
        ids.add(String.valueOf(object(flow.get("start_event")).get("id")));
        ids.add(String.valueOf(object(flow.get("end_event")).get("id")));
        return ids;
    }

    private static List<Map<String, Object>> flows(Map<String, Object> flow) {
        var flows = new ArrayList<Map<String, Object>>(List.of(flow));
        for (var activity : object(flow.get("activities")).values()) {
            var inner = object(object(activity).get("pipeline"));
            if (!inner.isEmpty()) {
                flows.addAll(flows(inner));
            }
        }
        return flows;
    }

    @SuppressWarnings("unchecked") // keys of a JSON object are text
    private static Map<String, Object> object(Object value) {
        return Optional.ofNullable((Map<String, Object>) value).orElse(Map.of());
    }
}
