package culm.web.contract;

import culm.ee.json.JsonText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** An OpenAPI document as nested maps, and the ways through it. */
public record Contract(Map<String, Object> document) {

    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete", "head", "options");

    /** What the build has made. */
    public static Contract built() {
        return read(Path.of("target", "openapi", "openapi.json"));
    }

    /** What clients rely on. */
    public static Contract released() {
        return read(Path.of("src", "main", "openapi", "released.json"));
    }

    private static Contract read(Path file) {
        try {
            return new Contract(object(JsonText.parse(Files.newInputStream(file))));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Every operation by its method and path, such as {@code GET /api/v1/pipelines}. */
    public Map<String, Map<String, Object>> operations() {
        var operations = new LinkedHashMap<String, Map<String, Object>>();
        at("paths").forEach((path, item) -> object(item).forEach((method, operation) -> {
            if (METHODS.contains(method)) {
                operations.put(
                        method.toUpperCase(Locale.ROOT) + " " + path, withParameters(object(item), object(operation)));
            }
        }));
        return operations;
    }

    /** The parameters of a path are those of each of its operations. */
    private static Map<String, Object> withParameters(Map<String, Object> item, Map<String, Object> operation) {
        var whole = new LinkedHashMap<>(operation);
        var all = new ArrayList<>(list(item.get("parameters")));
        all.addAll(list(operation.get("parameters")));
        whole.put("parameters", all);
        return whole;
    }

    /** The object at a place; empty if there is none. */
    public Map<String, Object> at(String... path) {
        Object here = document;
        for (var step : path) {
            here = object(here).get(step);
        }
        return object(here);
    }

    /** What a reference stands for, as long as it is one. */
    public Map<String, Object> resolved(Object value) {
        var object = object(value);
        while (object.get("$ref") instanceof String reference) {
            object = at(reference.substring("#/".length()).split("/"));
        }
        return object;
    }

    @SuppressWarnings("unchecked") // keys of a JSON object are text
    public static Map<String, Object> object(Object value) {
        return value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }

    @SuppressWarnings("unchecked")
    public static List<Object> list(Object value) {
        return value instanceof List<?> list ? (List<Object>) list : List.of();
    }
}
