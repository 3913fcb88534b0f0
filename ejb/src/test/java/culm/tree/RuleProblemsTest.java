package culm.tree;

import static culm.tree.Trees.aLine;
import static culm.tree.Trees.object;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Mistakes in what a tree says about retries and time-outs. */
class RuleProblemsTest {

    private static Arguments wrongRetry(String field, Object value, String code) {
        var rule = object("enable", true, "times", 3L, "interval", 10L);
        rule.put(field, value);
        return Arguments.of("auto_retry", rule, code + " a /activities/a/auto_retry/" + field);
    }

    private static Arguments wrongTimeOut(String field, Object value, String code) {
        var rule = object("enable", true, "seconds", 3L);
        rule.put(field, value);
        return Arguments.of("timeout_config", rule, code + " a /activities/a/timeout_config/" + field);
    }

    static Stream<Arguments> mistakesOfRules() {
        return Stream.of(
                Arguments.of("auto_retry", true, "WRONG_TYPE a /activities/a/auto_retry"),
                wrongRetry("enable", "yes", "WRONG_TYPE"),
                wrongRetry("times", null, "MISSING_FIELD"),
                wrongRetry("times", 0L, "BAD_VALUE"),
                wrongRetry("times", 1_001L, "BAD_VALUE"),
                wrongRetry("interval", -1L, "BAD_VALUE"),
                wrongRetry("interval", 604_801L, "BAD_VALUE"),
                wrongRetry("interval", "10", "WRONG_TYPE"),
                wrongRetry("backoff", 0.5, "BAD_VALUE"),
                wrongRetry("backoff", 101L, "BAD_VALUE"),
                wrongRetry("backoff", "2", "WRONG_TYPE"),
                wrongRetry("max_interval", 9L, "BAD_VALUE"),
                wrongRetry("jitter", 1.1, "BAD_VALUE"),
                wrongRetry("jitter", Double.NaN, "BAD_VALUE"),
                wrongTimeOut("seconds", null, "MISSING_FIELD"),
                wrongTimeOut("seconds", 0L, "BAD_VALUE"),
                wrongTimeOut("seconds", 31_536_001L, "BAD_VALUE"),
                wrongTimeOut("action", "explode", "BAD_VALUE"),
                wrongTimeOut("action", 5L, "WRONG_TYPE"));
    }

    @ParameterizedTest
    @MethodSource("mistakesOfRules")
    void aMistakeIsSaidWithItsPlace(String field, Object value, String expected) {
        var tree = aLine("p", "a").with("a", field, value);

        var problems = new TreeReader(new KnownNames(), ReadOptions.DEFAULT)
                .read(tree.document())
                .problems();

        assertThat(problems)
                .extracting(problem -> "%s %s %s".formatted(problem.code(), problem.nodeId(), problem.pointer()))
                .containsExactly(expected);
    }
}
