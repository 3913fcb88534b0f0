package culm.system;

import static org.assertj.core.api.Assertions.assertThat;

import culm.ee.json.JsonText;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.harrel.jsonschema.providers.JakartaJsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.assertj.core.api.InstanceOfAssertFactories;

/** A server's REST door, whose answers are held to the contract that the server shows. */
final class Described {

    private static final Pattern PLACE = Pattern.compile("\\{[^/}]+}");

    /** An operation as the contract has it, such as {@code GET /api/v1/nodes/{id}/state}. */
    record Operation(String name, Map<String, Object> described) {

        private boolean fits(String method, String path) {
            var parts = name.split(" ", 2);
            var form = PLACE.splitAsStream(parts[1] + " ").map(Pattern::quote).collect(Collectors.joining("[^/]+"));
            return parts[0].equals(method) && (path + " ").matches(form);
        }
    }

    private final Map<String, Object> contract;
    private final List<Operation> operations;
    private final Set<String> answered = new TreeSet<>();
    private final RestDoor door;

    Described(RestDoor door) {
        this.door = door;
        this.contract = door.get("openapi.json").object();
        this.operations = object(contract.get("paths")).entrySet().stream()
                .flatMap(path -> object(path.getValue()).entrySet().stream()
                        .filter(entry -> !entry.getKey().equals("parameters"))
                        .map(entry -> new Operation(
                                entry.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(),
                                object(entry.getValue()))))
                .toList();
    }

    List<Operation> operations() {
        return operations;
    }

    /** The operations that have been answered with success. */
    Set<String> answered() {
        return answered;
    }

    RestDoor.Answer get(String path) {
        return ask(door, "GET", path, null);
    }

    RestDoor.Answer post(String path) {
        return ask(door, "POST", path, null);
    }

    RestDoor.Answer post(String path, Map<String, Object> body) {
        return ask(door, "POST", path, JsonText.write(body));
    }

    RestDoor.Answer send(String method, String path, Map<String, Object> body) {
        return ask(door, method, path, JsonText.write(body));
    }

    RestDoor.Answer delete(String path) {
        return ask(door, "DELETE", path, null);
    }

    /** @param body JSON; null: none */
    RestDoor.Answer ask(RestDoor by, String method, String path, String body) {
        var request =
                by.request(path).method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        var answer = by.send(request);
        check(method, "/" + path.split("\\?")[0], answer);
        return answer;
    }

    Operation operation(String method, String path) {
        return operations.stream()
                .filter(operation -> operation.fits(method, path))
                .findFirst()
                .orElseThrow(() -> new AssertionError(method + " " + path + " is not in the contract"));
    }

    private void check(String method, String path, RestDoor.Answer answer) {
        var operation = operation(method, path);
        var place = operation.name() + " " + answer.status();
        var response = resolved(object(operation.described().get("responses")).get(String.valueOf(answer.status())));
        assertThat(response).as(place).isNotEmpty();
        assertThat(answer.response().headers().map().keySet().stream().map(name -> name.toLowerCase(Locale.ROOT)))
                .as(place)
                .contains("x-trace-id");
        var type = answer.contentType().split(";")[0].strip();
        var media = object(object(response.get("content")).get(type));
        assertThat(media).as(place + " " + type).isNotEmpty();
        if (type.contains("json")) {
            isOf(place, object(media.get("schema")), answer.response().body());
        }
        if (type.contains("problem")) {
            assertThat(operation.described().get("x-codes"))
                    .as(place)
                    .asInstanceOf(InstanceOfAssertFactories.LIST)
                    .contains(answer.object().get("code"));
        }
        if (answer.status() < 300) {
            answered.add(operation.name());
        }
    }

    private void isOf(String place, Map<String, Object> schema, String body) {
        var whole = new LinkedHashMap<String, Object>(schema);
        whole.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        whole.put("components", closed(contract.get("components")));

        var found = new ValidatorFactory()
                .withJsonNodeFactory(new JakartaJsonNode.Factory())
                .validate(JsonText.write(whole), body);

        assertThat(found.isValid())
                .as(() -> place + " " + body + "\n"
                        + found.getErrors().stream()
                                .map(error -> error.getInstanceLocation() + ": " + error.getError())
                                .collect(Collectors.joining("\n")))
                .isTrue();
    }

    /** A client lives with members that it does not know; but each member that there is must be in the contract. */
    private static Object closed(Object value) {
        if (value instanceof List<?> items) {
            return items.stream().map(Described::closed).toList();
        }
        if (!(value instanceof Map)) {
            return value;
        }
        var closed = new LinkedHashMap<String, Object>();
        object(value).forEach((name, member) -> closed.put(name, name.equals("example") ? member : closed(member)));
        if (closed.get("properties") instanceof Map && "object".equals(closed.get("type"))) {
            closed.putIfAbsent("additionalProperties", false);
        }
        return closed;
    }

    /** The members that a request body of an operation may have; null if it has none. */
    Set<String> bodyMembers(Operation operation) {
        var body = resolved(operation.described().get("requestBody"));
        if (body.isEmpty()) {
            return null;
        }
        var json = object(object(body.get("content")).get("application/json"));
        return new TreeSet<>(
                object(resolved(json.get("schema")).get("properties")).keySet());
    }

    private Map<String, Object> resolved(Object value) {
        var object = object(value);
        while (object.get("$ref") instanceof String reference) {
            Object here = contract;
            for (var step : reference.substring("#/".length()).split("/")) {
                here = object(here).get(step);
            }
            object = object(here);
        }
        return object;
    }

    @SuppressWarnings("unchecked") // keys of a JSON object are text
    private static Map<String, Object> object(Object value) {
        return value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }
}
