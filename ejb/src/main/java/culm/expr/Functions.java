package culm.expr;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The functions an expression may call by name. */
final class Functions {

    private static final Map<String, BuiltIn> ALL = Map.ofEntries(
            function("bool", 0, 1, (arguments, budget) -> Values.truth(arguments.at(0, false))),
            function("int", 0, 2, Functions::integer),
            function("float", 0, 1, Functions::real),
            function("str", 0, 1, (arguments, budget) -> Printer.text(arguments.at(0, ""), budget)),
            function("list", 0, 1, Functions::list),
            function("tuple", 0, 1, (arguments, budget) -> new Tuple(list(arguments, budget))),
            function("set", 0, 1, Functions::set),
            function("dict", 0, 1, Functions::map, "*"),
            function("abs", 1, 1, (arguments, budget) -> absolute(arguments.at(0))),
            function("round", 1, 2, Functions::round, "ndigits"),
            function("pow", 2, 3, Functions::power),
            function("sum", 1, 2, Functions::sum, "start"),
            function("min", 1, Integer.MAX_VALUE, Functions::least, "key", "default"),
            function("max", 1, Integer.MAX_VALUE, Functions::greatest, "key", "default"),
            function("len", 1, 1, (arguments, budget) -> Sequences.length(arguments.at(0))),
            function("range", 1, 3, Functions::range),
            function("slice", 1, 3, Functions::slice),
            function("enumerate", 1, 2, Functions::enumerate, "start"),
            function("zip", 0, Integer.MAX_VALUE, Functions::zip),
            function("sorted", 1, 1, Functions::sorted, "key", "reverse"),
            function("reversed", 1, 1, Functions::reversed),
            function("all", 1, 1, (arguments, budget) -> items(arguments, budget).stream()
                    .allMatch(Values::truth)),
            function("any", 1, 1, (arguments, budget) -> items(arguments, budget).stream()
                    .anyMatch(Values::truth)));

    private Functions() {}

    private static Map.Entry<String, BuiltIn> function(
            String name, int least, int most, BuiltIn.Body body, String... named) {
        return Map.entry(name, new BuiltIn(new Signature(name, least, most, Set.of(named)), body));
    }

    /** The function of this name, or null. */
    static Function find(String name) {
        return ALL.get(name);
    }

    private static List<?> items(Arguments arguments, Budget budget) {
        return Sequences.items(arguments.at(0), budget);
    }

    private static Object integer(Arguments arguments, Budget budget) {
        return arguments.count() == 2
                ? NumberText.integer(arguments.text(0), arguments.number(1))
                : NumberText.integer(arguments.at(0, 0L));
    }

    private static Object real(Arguments arguments, Budget budget) {
        Object value = arguments.at(0, 0L);
        if (value instanceof String text) {
            return NumberText.real(text);
        } else if (Numbers.isNumber(value)) {
            return Numbers.real(value);
        }
        throw new Refused("%s is not a number".formatted(Types.of(value)));
    }

    private static List<Object> list(Arguments arguments, Budget budget) {
        return arguments.count() == 0 ? new ArrayList<>() : new ArrayList<>(items(arguments, budget));
    }

    private static Object set(Arguments arguments, Budget budget) {
        var set = new LinkedHashSet<Object>();
        list(arguments, budget).forEach(item -> set.add(Key.of(item, budget)));
        return set;
    }

    private static Object map(Arguments arguments, Budget budget) {
        var map = new LinkedHashMap<Object, Object>();
        if (arguments.at(0, null) instanceof Map<?, ?> original) {
            budget.spend(original.size());
            map.putAll(original);
        } else if (arguments.count() > 0) {
            for (Object item : items(arguments, budget)) {
                List<?> pair = Sequences.items(item, budget);
                if (pair.size() != 2) {
                    throw new Refused("dict() takes pairs");
                }
                map.put(Key.of(pair.get(0), budget), pair.get(1));
            }
        }
        map.putAll(arguments.named());
        return map;
    }

    private static Object absolute(Object value) {
        if (!Numbers.isNumber(value)) {
            throw new Refused("%s has no absolute value".formatted(Types.of(value)));
        }
        return Numbers.compare(value, 0L) < 0 ? Numbers.negate(value) : Numbers.plain(value);
    }

    private static Object round(Arguments arguments, Budget budget) {
        Object value = arguments.at(0);
        Object places = arguments.at(1, "ndigits", null);
        if (!Numbers.isNumber(value)) {
            throw new Refused("%s cannot be rounded".formatted(Types.of(value)));
        } else if (places == null) {
            return value instanceof Double number ? Numbers.roundToInteger(number) : Numbers.plain(value);
        }
        if (value instanceof Double number) {
            Printer.payForDigits(number, budget);
        }
        return Numbers.round(value, Numbers.index(places));
    }

    private static Object power(Arguments arguments, Budget budget) {
        if (arguments.count() == 2) {
            return Operator.POWER.apply(arguments.at(0), arguments.at(1), budget);
        }
        for (Object value : arguments.positional()) {
            if (!Numbers.isInteger(value)) {
                throw new Refused("pow() with a modulus takes integers");
            }
        }
        BigInteger exponent = Numbers.big(arguments.at(1));
        BigInteger modulus = Numbers.big(arguments.at(2));
        if (exponent.signum() < 0 || modulus.signum() <= 0) {
            throw new Refused("pow() with a modulus takes no negative numbers");
        }
        budget.spend((long) exponent.bitLength() * modulus.bitLength() / 4);
        return Numbers.integer(Numbers.big(arguments.at(0)).modPow(exponent, modulus));
    }

    private static Object sum(Arguments arguments, Budget budget) {
        Object sum = arguments.at(1, "start", 0L);
        if (sum instanceof String) {
            throw new Refused("sum() takes no texts");
        }
        for (Object item : items(arguments, budget)) {
            sum = Operator.ADD.apply(sum, item, budget);
        }
        return sum;
    }

    private static Object least(Arguments arguments, Budget budget) {
        return extreme(arguments, Relation.LESS, budget);
    }

    private static Object greatest(Arguments arguments, Budget budget) {
        return extreme(arguments, Relation.GREATER, budget);
    }

    private static Object extreme(Arguments arguments, Relation better, Budget budget) {
        List<?> items = arguments.count() == 1 ? items(arguments, budget) : arguments.positional();
        Object key = arguments.named().get("key");
        if (items.isEmpty()) {
            if (arguments.named().containsKey("default")) {
                return arguments.named().get("default");
            }
            throw new Refused("there is no least or greatest of nothing");
        }
        Object best = items.get(0);
        Object bestKey = keyOf(best, key, budget);
        for (Object item : items.subList(1, items.size())) {
            Object itemKey = keyOf(item, key, budget);
            if (better.holds(itemKey, bestKey, budget)) {
                best = item;
                bestKey = itemKey;
            }
        }
        return best;
    }

    private static Object keyOf(Object item, Object key, Budget budget) {
        if (key == null) {
            return item;
        } else if (key instanceof Function function) {
            budget.step();
            return function.call(Arguments.of(item), budget);
        }
        throw new Refused("%s cannot be called".formatted(Types.of(key)));
    }

    private static Object range(Arguments arguments, Budget budget) {
        for (Object value : arguments.positional()) {
            if (!Numbers.isInteger(value) || !(Numbers.plain(value) instanceof Long)) {
                throw new Refused("range() takes integers");
            }
        }
        long first = Numbers.small(arguments.at(0));
        return arguments.count() == 1
                ? new Range(0, first, 1, budget)
                : new Range(first, Numbers.small(arguments.at(1)), Numbers.small(arguments.at(2, 1L)), budget);
    }

    private static Object slice(Arguments arguments, Budget budget) {
        return arguments.count() == 1
                ? new Cut(null, arguments.at(0), null)
                : new Cut(arguments.at(0), arguments.at(1), arguments.at(2, null));
    }

    private static Object enumerate(Arguments arguments, Budget budget) {
        Object number = arguments.at(1, "start", 0L);
        var pairs = new ArrayList<Object>();
        for (Object item : items(arguments, budget)) {
            pairs.add(Tuple.of(number, item));
            number = Operator.ADD.apply(number, 1L, budget);
        }
        return new View("enumerate", pairs);
    }

    private static Object zip(Arguments arguments, Budget budget) {
        var rows = new ArrayList<List<?>>();
        arguments.positional().forEach(row -> rows.add(Sequences.items(row, budget)));
        int length = rows.stream().mapToInt(List::size).min().orElse(0);
        var tuples = new ArrayList<Object>();
        for (int i = 0; i < length; i++) {
            var tuple = new ArrayList<Object>(rows.size());
            for (List<?> row : rows) {
                budget.step();
                tuple.add(row.get(i));
            }
            tuples.add(new Tuple(tuple));
        }
        return new View("zip", tuples);
    }

    private static Object sorted(Arguments arguments, Budget budget) {
        record Keyed(Object item, Object key) {}
        Object key = arguments.named().get("key");
        var keyed = new ArrayList<Keyed>();
        items(arguments, budget).forEach(item -> keyed.add(new Keyed(item, keyOf(item, key, budget))));
        Comparator<Keyed> order = (a, b) -> Values.compare(a.key(), b.key(), budget);
        try {
            keyed.sort(Values.truth(arguments.named().get("reverse")) ? order.reversed() : order);
        } catch (IllegalArgumentException contradiction) { // NaN has no place in an order
            throw new Refused("sorted() found no order");
        }
        var sorted = new ArrayList<Object>();
        keyed.forEach(pair -> sorted.add(pair.item()));
        return sorted;
    }

    private static Object reversed(Arguments arguments, Budget budget) {
        if (arguments.at(0) instanceof Set || arguments.at(0) instanceof View) {
            throw new Refused("%s has no order to reverse".formatted(Types.of(arguments.at(0))));
        }
        List<Object> items = list(arguments, budget);
        Collections.reverse(items);
        return new View("reversed", items);
    }
}
