package culm.system;

import culm.ee.json.JsonText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A flow of docs/examples, as a request that starts it. */
final class ExampleFlow {

    private final Map<String, Object> body;

    @SuppressWarnings("unchecked")
    ExampleFlow(String name) {
        var file = Path.of(System.getProperty("culm.root"), "docs/examples", name + ".json");
        try {
            body = (Map<String, Object>) JsonText.parse(Files.readString(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Another value of what the example is started with. */
    @SuppressWarnings("unchecked")
    ExampleFlow with(String name, Object value) {
        var context = new LinkedHashMap<>((Map<String, Object>) body.getOrDefault("context", Map.of()));
        context.put("${" + name + "}", value);
        body.put("context", context);
        return this;
    }

    ExampleFlow in(String project) {
        body.put("project", project);
        return this;
    }

    Started start(RestDoor door) {
        var answer = door.post("api/v1/pipelines", body);
        if (answer.status() != 201) {
            throw new AssertionError(answer);
        }
        return new Started(door, object(answer.object().get("extra")));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(Object value) {
        return (Map<String, Object>) value;
    }

    /** @param extra the ids that the run has */
    record Started(RestDoor door, Map<String, Object> extra) {

        String id() {
            return (String) extra.get("pipeline_id");
        }

        /** The id of a node of the example. */
        String node(String name) {
            return (String) object(extra.get("ids")).get(name);
        }

        Map<String, Object> outputs(String name) {
            return object(
                    door.get("api/v1/nodes/" + node(name) + "/outputs").object().get("outputs"));
        }

        Object exData(String name) {
            return door.get("api/v1/nodes/" + node(name) + "/outputs").object().get("ex_data");
        }

        List<Object> published() {
            var pipeline =
                    door.get("api/v1/nodes/" + id() + "/outputs").object().get("outputs");
            return List.copyOf(object(pipeline).values());
        }
    }
}
