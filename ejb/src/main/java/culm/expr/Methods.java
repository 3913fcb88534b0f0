package culm.expr;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The methods an expression may call on a value: none that changes it. */
final class Methods {

    private static final Set<String> VIEWS = Set.of("keys", "values", "items");

    private Methods() {}

    static Object call(Object value, String name, Arguments arguments, Budget budget) {
        if (value instanceof String text) {
            return TextMethods.call(text, name, arguments, budget);
        } else if (value instanceof Map<?, ?> map) {
            return ofMap(map, name, arguments, budget);
        } else if (value instanceof List<?> list && (name.equals("index") || name.equals("count"))) {
            return ofList(list, name, arguments, budget);
        }
        throw new Refused("%s has no method %s()".formatted(Types.of(value), name));
    }

    private static Object ofMap(Map<?, ?> map, String name, Arguments arguments, Budget budget) {
        boolean get = name.equals("get");
        if (!get && !VIEWS.contains(name)) {
            throw new Refused("dict has no method %s()".formatted(name));
        }
        new Signature(name, get ? 1 : 0, get ? 2 : 0, Set.of()).check(arguments);
        return switch (name) {
            case "get" -> {
                Object key = Key.of(arguments.at(0), budget);
                yield map.containsKey(key) ? Types.known(map.get(key)) : arguments.at(1, null);
            }
            case "keys" -> new View("dict_keys", new ArrayList<>(Sequences.items(map, budget)));
            case "values" -> {
                budget.spend(map.size());
                yield new View("dict_values", new ArrayList<>(map.values()));
            }
            default -> new View("dict_items", pairs(map, budget));
        };
    }

    private static List<Object> pairs(Map<?, ?> map, Budget budget) {
        budget.spend(map.size());
        var pairs = new ArrayList<Object>(map.size());
        map.forEach((key, value) -> pairs.add(Tuple.of(Key.open(key), value)));
        return pairs;
    }

    private static Object ofList(List<?> list, String name, Arguments arguments, Budget budget) {
        new Signature(name, 1, 1, Set.of()).check(arguments);
        long count = 0;
        for (int i = 0; i < list.size(); i++) {
            boolean equal = Values.equal(list.get(i), arguments.at(0), budget);
            if (equal && name.equals("index")) {
                return (long) i;
            }
            count += equal ? 1 : 0;
        }
        if (name.equals("index")) {
            throw new Refused("index() found nothing");
        }
        return count;
    }
}
