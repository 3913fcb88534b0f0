package culm.web.contract;

import static culm.web.contract.Contract.list;
import static culm.web.contract.Contract.object;

import culm.web.contract.SchemaCompatibility.Direction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What breaks when a client of a released contract meets a server with another one: something is gone, a request that was
 * accepted is refused, or an answer is not what it was. Whatever is only added breaks nothing.
 */
public final class Compatibility {

    private final Contract released;
    private final Contract now;
    private final List<String> breaks = new ArrayList<>();

    private Compatibility(Contract released, Contract now) {
        this.released = released;
        this.now = now;
    }

    /** One line for each, with its place. */
    public static List<String> breaks(Contract released, Contract now) {
        var compatibility = new Compatibility(released, now);
        compatibility.compare();
        return compatibility.breaks;
    }

    private void compare() {
        var present = now.operations();
        released.operations().forEach((name, before) -> {
            if (present.containsKey(name)) {
                operation(name, before, present.get(name));
            } else {
                breaks.add(name + " is gone");
            }
        });
    }

    private void operation(String name, Map<String, Object> before, Map<String, Object> after) {
        if (!Objects.equals(before.get("operationId"), after.get("operationId"))) {
            breaks.add("%s: operationId is %s, and was %s"
                    .formatted(name, after.get("operationId"), before.get("operationId")));
        }
        if (isOpen(released, before) && !isOpen(now, after)) {
            breaks.add(name + " asks for credentials now");
        }
        parameters(name, before, after);
        requestBody(name, released.resolved(before.get("requestBody")), now.resolved(after.get("requestBody")));
        responses(name, before, after);
    }

    private static boolean isOpen(Contract contract, Map<String, Object> operation) {
        var own = operation.containsKey("security")
                ? operation.get("security")
                : contract.document().get("security");
        return list(own).isEmpty();
    }

    private void parameters(String name, Map<String, Object> before, Map<String, Object> after) {
        var old = parameters(released, before);
        var present = parameters(now, after);
        old.forEach((key, parameter) -> {
            if (present.containsKey(key)) {
                var place = name + ", parameter " + key;
                required(place, parameter, present.get(key));
                schema(
                        place,
                        Direction.REQUEST,
                        parameter.get("schema"),
                        present.get(key).get("schema"));
            } else {
                breaks.add("%s: parameter %s is gone".formatted(name, key));
            }
        });
        present.forEach((key, parameter) -> {
            if (!old.containsKey(key)) {
                required(name + ", parameter " + key, Map.of(), parameter);
            }
        });
    }

    private static Map<String, Map<String, Object>> parameters(Contract contract, Map<String, Object> operation) {
        var parameters = new LinkedHashMap<String, Map<String, Object>>();
        for (var entry : list(operation.get("parameters"))) {
            var parameter = contract.resolved(entry);
            parameters.put(parameter.get("in") + " " + parameter.get("name"), parameter);
        }
        return parameters;
    }

    private void required(String place, Map<String, Object> before, Map<String, Object> after) {
        if (Boolean.TRUE.equals(after.get("required")) && !Boolean.TRUE.equals(before.get("required"))) {
            breaks.add(place + " is required now");
        }
    }

    private void requestBody(String name, Map<String, Object> before, Map<String, Object> after) {
        if (after.isEmpty() && !before.isEmpty()) {
            breaks.add(name + ": the request body is gone");
            return;
        }
        required(name + ", request body", before, after);
        content(name + ", request body", Direction.REQUEST, before, after);
    }

    private void responses(String name, Map<String, Object> before, Map<String, Object> after) {
        object(before.get("responses")).forEach((status, response) -> {
            var present = object(after.get("responses")).get(status);
            if (present == null) {
                breaks.add("%s: answer %s is gone".formatted(name, status));
            } else {
                response(name + ", answer " + status, released.resolved(response), now.resolved(present));
            }
        });
    }

    private void response(String place, Map<String, Object> before, Map<String, Object> after) {
        for (var header : object(before.get("headers")).keySet()) {
            if (!object(after.get("headers")).containsKey(header)) {
                breaks.add("%s: header %s is gone".formatted(place, header));
            }
        }
        content(place, Direction.ANSWER, before, after);
    }

    private void content(String place, Direction direction, Map<String, Object> before, Map<String, Object> after) {
        object(before.get("content")).forEach((type, media) -> {
            var present = object(after.get("content")).get(type);
            if (present == null) {
                breaks.add("%s: media type %s is gone".formatted(place, type));
            } else {
                schema(
                        place,
                        direction,
                        object(media).get("schema"),
                        object(present).get("schema"));
            }
        });
    }

    private void schema(String place, Direction direction, Object before, Object after) {
        new SchemaCompatibility(released, now, direction, breaks).compare(place, before, after);
    }
}
