package culm.web.contract;

import static culm.web.contract.Contract.list;
import static culm.web.contract.Contract.object;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** What breaks when one schema takes the place of another: a request may only ask for less, an answer only tell more. */
final class SchemaCompatibility {

    enum Direction {
        REQUEST,
        ANSWER
    }

    /** What else says which values there may be. Whatever happens to it, nobody can tell what it means to a client. */
    private static final List<String> OTHERS = List.of(
            "pattern",
            "format",
            "const",
            "allOf",
            "anyOf",
            "oneOf",
            "not",
            "if",
            "then",
            "else",
            "patternProperties",
            "propertyNames",
            "multipleOf",
            "uniqueItems",
            "contains",
            "dependentRequired");

    private static final List<String> LOWEST = List.of("minimum", "minLength", "minItems", "minProperties");
    private static final List<String> HIGHEST = List.of("maximum", "maxLength", "maxItems", "maxProperties");

    private final Contract released;
    private final Contract now;
    private final Direction direction;
    private final List<String> breaks;
    private final Set<List<Object>> compared = new HashSet<>();

    SchemaCompatibility(Contract released, Contract now, Direction direction, List<String> breaks) {
        this.released = released;
        this.now = now;
        this.direction = direction;
        this.breaks = breaks;
    }

    void compare(String place, Object before, Object after) {
        if (compared.add(List.of(object(before), object(after)))) {
            schemas(place, released.resolved(before), now.resolved(after));
        }
    }

    private void schemas(String place, Map<String, Object> before, Map<String, Object> after) {
        types(place, types(before), types(after));
        values(place, list(before.get("enum")), list(after.get("enum")));
        LOWEST.forEach(bound -> bounds(place, bound, before.get(bound), after.get(bound), -1));
        HIGHEST.forEach(bound -> bounds(place, bound, before.get(bound), after.get(bound), 1));
        for (var keyword : OTHERS) {
            if (!Objects.equals(before.get(keyword), after.get(keyword)) && isNews(before, keyword)) {
                breaks.add(
                        "%s: %s is %s, and was %s".formatted(place, keyword, after.get(keyword), before.get(keyword)));
            }
        }
        properties(place, before, after);
        if (before.containsKey("items") || after.containsKey("items")) {
            compare(place + "[]", before.get("items"), after.get("items"));
        }
        further(place, before, after);
    }

    /** An answer may be told of more exactly than before. */
    private boolean isNews(Map<String, Object> before, String keyword) {
        return direction == Direction.REQUEST || before.containsKey(keyword);
    }

    private static Set<Object> types(Map<String, Object> schema) {
        var type = schema.get("type");
        return type instanceof String ? Set.of(type) : new TreeSet<>(list(type));
    }

    private void types(String place, Set<Object> before, Set<Object> after) {
        var accepts = direction == Direction.REQUEST ? after : before;
        var given = direction == Direction.REQUEST ? before : after;
        var fits = accepts.isEmpty() || !given.isEmpty() && accepts.containsAll(given);
        if (!fits && !onlyNumbersDiffer(accepts, given)) {
            breaks.add("%s: the type is %s, and was %s".formatted(place, shown(after), shown(before)));
        }
    }

    /** An integer is a number. */
    private static boolean onlyNumbersDiffer(Set<Object> accepts, Set<Object> given) {
        var rest = new HashSet<>(given);
        rest.removeAll(accepts);
        return rest.equals(Set.of("integer")) && accepts.contains("number");
    }

    private static String shown(Set<Object> types) {
        return types.isEmpty() ? "anything" : types.toString();
    }

    /** A client must live with values that it does not know yet; that is said in the contract. */
    private void values(String place, List<Object> before, List<Object> after) {
        if (direction == Direction.REQUEST && !after.isEmpty() && (before.isEmpty() || !after.containsAll(before))) {
            breaks.add(
                    "%s: only %s are accepted, and were %s".formatted(place, after, before.isEmpty() ? "all" : before));
        }
        if (direction == Direction.ANSWER && after.isEmpty() && !before.isEmpty()) {
            breaks.add("%s: the list of values is gone".formatted(place));
        }
    }

    /** @param outwards in which direction the bound lets more in */
    private void bounds(String place, String name, Object before, Object after, int outwards) {
        if (direction == Direction.REQUEST && after instanceof Number bound) {
            var tighter = !(before instanceof Number old)
                    || Double.compare(bound.doubleValue(), old.doubleValue()) * outwards < 0;
            if (tighter) {
                breaks.add("%s: %s is %s, and was %s".formatted(place, name, after, before == null ? "open" : before));
            }
        }
    }

    private void properties(String place, Map<String, Object> before, Map<String, Object> after) {
        var old = object(before.get("properties"));
        var present = object(after.get("properties"));
        old.forEach((name, schema) -> {
            if (present.containsKey(name)) {
                compare(place + "." + name, schema, present.get(name));
            } else {
                breaks.add("%s.%s is gone".formatted(place, name));
            }
        });
        required(place, list(before.get("required")), list(after.get("required")));
    }

    private void required(String place, List<Object> before, List<Object> after) {
        var accepts = direction == Direction.REQUEST ? after : before;
        var given = direction == Direction.REQUEST ? before : after;
        for (var name : accepts) {
            if (!given.contains(name)) {
                var what = direction == Direction.REQUEST ? "is required now" : "may be missing now";
                breaks.add("%s.%s %s".formatted(place, name, what));
            }
        }
    }

    /** Properties that have no name in the contract. */
    private void further(String place, Map<String, Object> before, Map<String, Object> after) {
        var old = before.getOrDefault("additionalProperties", true);
        var present = after.getOrDefault("additionalProperties", true);
        if (direction == Direction.REQUEST && Boolean.FALSE.equals(present) && !Boolean.FALSE.equals(old)) {
            breaks.add(place + ": no further properties are accepted");
        } else if (old instanceof Map && present instanceof Map) {
            compare(place + ".*", old, present);
        } else if (narrows(old, present)) {
            breaks.add("%s: further properties are %s, and were %s".formatted(place, present, old));
        }
    }

    private boolean narrows(Object old, Object present) {
        return direction == Direction.REQUEST
                ? present instanceof Map && Boolean.TRUE.equals(old)
                : old instanceof Map && Boolean.TRUE.equals(present);
    }
}
