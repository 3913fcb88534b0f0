package culm.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PluginRulesTest {

    private static class Works implements Component {
        @Override
        public Answer execute(Activity activity) {
            return Answer.done();
        }
    }

    @Plugin(code = "fine", concurrency = 2, rate = 0.5, queue = "slow.2")
    private static class Fine extends Works {}

    @Plugin(code = " ", version = "", concurrency = -1, rate = Double.NaN, queue = "a queue")
    private static class Wrong extends Works {}

    @Plugin(code = "abstract")
    private abstract static class Abstract extends Works {}

    @Plugin(code = "limited", rate = 1, queue = "slow")
    private static class Limited implements LazyVariable {
        @Override
        public Object value(Object value, Map<String, Object> rootData) {
            return value;
        }
    }

    private record Odd(Thread thread, Map<Integer, String> numbers, List<Deep> deep) {}

    private record Deep(List<Deep> deeper, Object whatever, StringBuilder builder) {}

    private record Nothing() {}

    @Plugin(code = "odd")
    private static class OddComponent implements TypedComponent<Odd, Nothing> {
        @Override
        public Answer execute(Odd inputs, Activity activity) {
            return Answer.done();
        }
    }

    private abstract static class Open<O extends Record> implements TypedComponent<Nothing, O> {
        @Override
        public Answer execute(Nothing inputs, Activity activity) {
            return Answer.done();
        }
    }

    @Plugin(code = "open")
    private static class OpenComponent extends Open<Nothing> {}

    private static List<String> problems(Class<?> type) {
        return PluginRules.problems(type, PluginRules.annotation(type).orElseThrow());
    }

    @Test
    void whatKeepsTheRulesIsFine() {
        assertThat(problems(Fine.class)).isEmpty();
        assertThat(PluginRules.annotation(Works.class)).isEmpty();
    }

    @Test
    void eachBrokenRuleHasALine() {
        assertThat(problems(Wrong.class))
                .map(line -> line.replace(Wrong.class.getName(), "it"))
                .containsExactly(
                        "it has an empty code",
                        "it has an empty version",
                        "it has a concurrency below zero: -1",
                        "it has no rate: NaN",
                        "it has no name of a queue: 'a queue'");
        assertThat(problems(Abstract.class)).singleElement().asString().endsWith("is abstract");
        assertThat(problems(Limited.class))
                .map(line -> line.replace(Limited.class.getName(), "it"))
                .containsExactly("it is no Component, and has limits", "it is no Component, and has a queue");
    }

    @Test
    void aTypeThatNoJsonBecomesIsNamed() {
        assertThat(problems(OddComponent.class))
                .hasSize(3)
                .allMatch(line -> line.contains("which no JSON value becomes"));
        assertThat(problems(OpenComponent.class)).singleElement().asString().contains("does not say which records");
    }
}
