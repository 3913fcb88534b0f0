package culm.tree;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** One object of the document. A field that is not what it should be becomes a problem, never an exception. */
final class Fields {

    private final Map<String, Object> values;
    private final Pointer at;
    private final String nodeId;
    private final Problems problems;

    private Fields(Map<String, Object> values, Pointer at, String nodeId, Problems problems) {
        this.values = values;
        this.at = at;
        this.nodeId = nodeId;
        this.problems = problems;
    }

    /** @param nodeId the node whose object this is, or null */
    static Optional<Fields> of(Object value, Pointer at, String nodeId, Problems problems) {
        if (!(value instanceof Map<?, ?> map)) {
            problems.add(ProblemCode.WRONG_TYPE, nodeId, at, "must be an object, but is " + Words.kind(value));
            return Optional.empty();
        }
        return Optional.of(new Fields(named(map, at, nodeId, problems), at, nodeId, problems));
    }

    /** The map itself, unless somebody sent keys that are no strings: a large tree is not copied to be read. */
    @SuppressWarnings("unchecked")
    private static Map<String, Object> named(Map<?, ?> map, Pointer at, String nodeId, Problems problems) {
        boolean allNamed = true;
        for (var key : map.keySet()) {
            allNamed &= key instanceof String;
        }
        if (allNamed) {
            return (Map<String, Object>) map;
        }
        var named = new LinkedHashMap<String, Object>();
        map.forEach((key, field) -> {
            if (key instanceof String name) {
                named.put(name, field);
            } else {
                problems.add(ProblemCode.WRONG_TYPE, nodeId, at, "a key must be a string, but is " + Words.kind(key));
            }
        });
        return named;
    }

    /** The same object, now known to belong to a node. */
    Fields about(String node) {
        return new Fields(values, at, node, problems);
    }

    Pointer at() {
        return at;
    }

    Pointer at(String name) {
        return at.to(name);
    }

    String nodeId() {
        return nodeId;
    }

    /** All fields, in the order of the document. */
    Map<String, Object> values() {
        return values;
    }

    Object raw(String name) {
        return values.get(name);
    }

    /** A field that is null counts as absent: front-ends write null for "not set". */
    boolean has(String name) {
        return values.get(name) != null;
    }

    void problem(ProblemCode code, String name, String message) {
        problems.add(code, nodeId, at(name), message);
    }

    private void wrongType(String name, String wanted) {
        problem(ProblemCode.WRONG_TYPE, name, "must be %s, but is %s".formatted(wanted, Words.kind(raw(name))));
    }

    private boolean required(String name) {
        if (!has(name)) {
            problem(ProblemCode.MISSING_FIELD, name, "%s is missing".formatted(name));
        }
        return has(name);
    }

    Optional<String> text(String name) {
        if (required(name)) {
            if (raw(name) instanceof String text && !text.isEmpty()) {
                return Optional.of(text);
            }
            wrongType(name, "a string that is not empty");
        }
        return Optional.empty();
    }

    /** An empty string counts as absent. */
    String text(String name, String otherwise) {
        return !has(name) || "".equals(raw(name)) ? otherwise : text(name).orElse(otherwise);
    }

    boolean flag(String name, boolean otherwise) {
        if (!has(name)) {
            return otherwise;
        }
        if (raw(name) instanceof Boolean flag) {
            return flag;
        }
        wrongType(name, "a boolean");
        return otherwise;
    }

    /** A required whole number that fits an int. */
    OptionalInt number(String name, int least) {
        return number(name, least, Integer.MAX_VALUE);
    }

    OptionalInt number(String name, int least, int most) {
        if (!required(name)) {
            return OptionalInt.empty();
        }
        if (!(raw(name) instanceof Number number)) {
            wrongType(name, "a whole number");
            return OptionalInt.empty();
        }
        double value = number.doubleValue();
        if (value != Math.rint(value) || value < least || value > most) {
            var message = "must be a whole number from %d to %d, but is %s".formatted(least, most, number);
            problem(ProblemCode.BAD_VALUE, name, message);
            return OptionalInt.empty();
        }
        return OptionalInt.of((int) value);
    }

    double decimal(String name, double otherwise, int least, int most) {
        if (!has(name)) {
            return otherwise;
        }
        if (!(raw(name) instanceof Number number)) {
            wrongType(name, "a number");
            return otherwise;
        }
        double value = number.doubleValue();
        if (!(value >= least && value <= most)) {
            problem(
                    ProblemCode.BAD_VALUE,
                    name,
                    "must be a number from %d to %d, but is %s".formatted(least, most, number));
            return otherwise;
        }
        return value;
    }

    Optional<Fields> object(String name) {
        return required(name) ? of(raw(name), at(name), nodeId, problems) : Optional.empty();
    }

    Optional<Fields> optionalObject(String name) {
        return has(name) ? object(name) : Optional.empty();
    }

    /** The object behind a key of this object. */
    Optional<Fields> member(String key) {
        return of(raw(key), at(key), nodeId, problems);
    }

    /** A string, a list of strings without repetitions, or nothing at all. */
    List<String> texts(String name) {
        if (!has(name) || "".equals(raw(name))) {
            return List.of();
        }
        if (raw(name) instanceof String text) {
            return List.of(text);
        }
        if (raw(name) instanceof List<?> list) {
            return texts(name, list);
        }
        wrongType(name, "a string or a list of strings");
        return List.of();
    }

    private List<String> texts(String name, List<?> list) {
        if (list.size() == 1 && list.get(0) instanceof String only && !only.isEmpty()) {
            return List.of(only);
        }
        var texts = new LinkedHashSet<String>();
        var items = new ArrayList<>(list);
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i) instanceof String text && !text.isEmpty()) {
                texts.add(text);
            } else {
                var message = "must be a string that is not empty, but is " + Words.kind(items.get(i));
                problems.add(ProblemCode.WRONG_TYPE, nodeId, at(name).to(i), message);
            }
        }
        return List.copyOf(texts);
    }
}
