package culm.expr;

import static culm.expr.TestNames.map;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whatever an author writes: nothing but a value of JSON is reached, and it is over soon. */
class HostileTextTest {

    private static final Duration PATIENCE = Duration.ofMillis(50);
    private static final int ATTEMPTS = 25;
    private static final long MOST_BYTES = 12_000_000;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static final Names NAMES = TestNames.of(
            "x", 5L, "name", "abc", "items", List.of(1L, 2L, 3L), "d", map("k", 1L, "os", "linux", "_secret", 1L));

    private static final List<Function<String, String>> TEXTS =
            List.of(expression -> "${" + expression + "}", expression -> "before ${" + expression + "} after");

    private static final List<Function<String, String>> CONDITIONS = List.of(
            expression -> "${str(" + expression + ")} == 1",
            expression -> "1 in (1, ${str(" + expression + ")})",
            expression -> expression);

    static Collection<String> expressions() {
        return HostileText.expressions();
    }

    static Stream<String> texts() {
        return expressions().stream().flatMap(expression -> TEXTS.stream().map(text -> text.apply(expression)));
    }

    @BeforeAll
    static void warmUp() {
        texts().forEach(text -> Template.of(text).render(NAMES));
    }

    @Test
    void thereAreManyOfThem() {
        assertThat(texts().distinct().count()).isGreaterThan(3_000);
    }

    @Test
    void everyTemplateStaysAsItIs() {
        assertThat(texts().filter(text ->
                        !inTime(text, () -> Template.of(text).render(NAMES).equals(text))))
                .isEmpty();
    }

    @Test
    void noTemplateTakesMuchMemory() {
        for (String text : texts().toList()) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            Template.of(text).render(NAMES);

            assertThat(THREADS.getCurrentThreadAllocatedBytes() - before)
                    .as(text)
                    .isLessThan(MOST_BYTES);
        }
    }

    @Test
    void everyConditionIsRefused() {
        var conditions =
                expressions().stream().flatMap(expression -> CONDITIONS.stream().map(place -> place.apply(expression)));

        assertThat(conditions.filter(text -> !inTime(text, () -> isRefused(text, Language.BOOLRULE))))
                .isEmpty();
    }

    @Test
    void everyMakoConditionIsRefused() {
        var conditions = expressions().stream().map(TEXTS.get(0));

        assertThat(conditions.filter(text -> !inTime(text, () -> isRefused(text, Language.MAKO))))
                .isEmpty();
    }

    private static boolean isRefused(String text, Language language) {
        try {
            Condition.parse(text, language).holds(NAMES);
            return false;
        } catch (ConditionFailed refused) {
            return true;
        }
    }

    /** Counts the work of this thread, not what else the machine has to do; the first attempts may still compile. */
    private static boolean inTime(String text, BooleanSupplier work) {
        long nanos = Long.MAX_VALUE;
        for (int i = 0; i < ATTEMPTS && nanos > PATIENCE.toNanos(); i++) {
            long start = THREADS.getCurrentThreadCpuTime();
            if (!work.getAsBoolean()) {
                return false;
            }
            nanos = THREADS.getCurrentThreadCpuTime() - start;
        }
        assertThat(Duration.ofNanos(nanos)).as(text).isLessThanOrEqualTo(PATIENCE);
        return true;
    }

    @Test
    void aSmallStackIsEnough() throws InterruptedException {
        var failures = new java.util.concurrent.ConcurrentLinkedQueue<String>();
        var thread = new Thread(
                null,
                () -> texts().forEach(text -> {
                    try {
                        Template.of(text).render(NAMES);
                        isRefused(text + " == 1", Language.BOOLRULE);
                    } catch (StackOverflowError overflow) {
                        failures.add(text.substring(0, Math.min(200, text.length())));
                    }
                }),
                "small stack",
                512 * 1024);
        thread.start();
        thread.join();

        assertThat(failures).isEmpty();
    }

    @Test
    void deepValuesAreRefused() {
        Object deep = "x";
        for (int i = 0; i < 10_000; i++) {
            deep = List.of(deep);
        }
        var names = TestNames.of("deep", deep);

        for (String text : List.of("is ${deep}", "${deep == [deep]}", "${str(deep)}", "${[deep] < [[deep]]}")) {
            assertThat(Template.of(text).render(names)).isIn(text, "False");
        }
        assertThat(isRefused("${deep} == 'x'", Language.BOOLRULE)).isTrue();
    }

    @Test
    void keysThatCollideElsewhereDoNotHere() {
        String[] maps = {
            "${len({y * 4294967297: 0 for y in range(9000)})}",
            "${len({(y * 4294967297,): 0 for y in range(8000)})}",
            "${len({2**64 * (y * 4294967297): 0 for y in range(3000)})}",
            "${len({y * 1.5e300: 0 for y in range(5000)})}"
        };
        for (String text : maps) {
            assertThat(inTime(text, () -> !Template.of(text).render(NAMES).equals(text)))
                    .as(text)
                    .isTrue();
        }
    }

    @Test
    void randomTextThrowsNothingUnexpected() {
        var random = new Random(20_240_607);
        String[] words = {
            "${",
            "}",
            "(",
            ")",
            "[",
            "]",
            "{",
            "}",
            "'",
            "\"",
            "\\",
            "x",
            "name",
            "items",
            "d",
            "k",
            "1",
            "0",
            "-",
            "+",
            "*",
            "**",
            "/",
            "//",
            "%",
            "<",
            ">",
            "==",
            "!=",
            "<=",
            "=",
            ":",
            ",",
            ".",
            " ",
            " and ",
            " or ",
            " not ",
            " in ",
            " is ",
            " if ",
            " else ",
            " for ",
            " lambda ",
            "len",
            "str",
            "f'",
            "upper",
            "%s",
            "%5.2f",
            "\n",
            "é",
            "😀",
            "$",
            "#",
            "|",
            "__",
            "9999999999",
            "1.5",
            "1e9",
            "True",
            "None",
            "notin",
            "issuperset",
            "\u0000"
        };
        for (int i = 0; i < 8_000; i++) {
            var text = new StringBuilder();
            random.ints(1 + random.nextInt(14), 0, words.length).forEach(word -> text.append(words[word]));
            exercise(text.toString());
            exercise("${" + text + "}");
        }
    }

    @Test
    void randomCharactersThrowNothingUnexpected() {
        var random = new Random(7);
        for (int i = 0; i < 8_000; i++) {
            var text = new StringBuilder("${");
            random.ints(random.nextInt(20), 0, i % 2 == 0 ? 0x7f : 0x10000).forEach(c -> text.append((char) c));
            exercise(text.append('}').toString());
        }
    }

    private static void exercise(String text) {
        Template.of(text).render(NAMES);
        try {
            Template.of(text).renderStrict(NAMES);
        } catch (RenderFailed expected) {
            assertThat(expected.getMessage()).isNotBlank();
        }
        isRefused(text, Language.BOOLRULE);
        isRefused(text + " == " + text, Language.BOOLRULE);
        isRefused(text, Language.MAKO);
    }
}
