package culm.component.example;

import culm.plugin.LazyVariable;
import culm.plugin.Plugin;
import java.util.Locale;
import java.util.Map;

/** Variables that are computed when they are read. */
final class LazyVariables {

    private LazyVariables() {}

    @Plugin(code = "upper", group = "example")
    static class Upper implements LazyVariable {

        @Override
        public Object value(Object value, Map<String, Object> rootData) {
            return String.valueOf(value).toUpperCase(Locale.ROOT);
        }
    }

    /** What bamboo's tests call it. */
    @Plugin(code = "upper_case", group = "example")
    static final class UpperCase extends Upper {}

    @Plugin(code = "joined", group = "example")
    static final class Joined implements LazyVariable {

        @Override
        public Object value(Object value, Map<String, Object> rootData) {
            var parts = PythonValues.toMap(value);
            return parts.get("a") + "-" + parts.get("b");
        }
    }

    @Plugin(code = "broken", group = "example")
    static class Broken implements LazyVariable {

        @Override
        public Object value(Object value, Map<String, Object> rootData) {
            throw new IllegalStateException("variable boom");
        }
    }

    /** What bamboo's tests call it. */
    @Plugin(code = "raise_variable", group = "example")
    static final class RaiseVariable extends Broken {}
}
