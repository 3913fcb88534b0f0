package culm.expr;

import java.util.LinkedHashMap;
import java.util.Map;

/** Names with fixed values. */
final class TestNames implements Names {

    private final Map<String, Object> values;

    private TestNames(Map<String, Object> values) {
        this.values = values;
    }

    static TestNames none() {
        return of();
    }

    static TestNames of(Object... namesAndValues) {
        return new TestNames(map(namesAndValues));
    }

    static Map<String, Object> map(Object... keysAndValues) {
        var map = new LinkedHashMap<String, Object>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }

    @Override
    public boolean has(String name) {
        return values.containsKey(name);
    }

    @Override
    public Object get(String name) {
        return values.get(name);
    }
}
