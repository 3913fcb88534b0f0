package culm.ee.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTextTest {

    @Test
    void keepsTheOrderOfKeys() {
        var value = (Map<?, ?>) JsonText.parse("{\"z\":1,\"a\":{\"y\":[],\"b\":{}}}");

        assertThat(value.keySet().toString()).isEqualTo("[z, a]");
        assertThat(JsonText.write(value)).isEqualTo("{\"z\":1,\"a\":{\"y\":[],\"b\":{}}}");
    }

    @Test
    void readsScalars() {
        assertThat(JsonText.parse(" \"x\\u0000\\n\\u00e9\\ud83d\\ude00\" ")).isEqualTo("x\u0000\n\u00e9\ud83d\ude00");
        assertThat(JsonText.parse("[true,false,null]")).isEqualTo(java.util.Arrays.asList(true, false, null));
        assertThat(JsonText.parse("null")).isNull();
    }

    @Test
    void readsNumbersByTheirForm() {
        assertThat(JsonText.parse("[0,-0,1,-9223372036854775808,9223372036854775807]"))
                .isEqualTo(List.of(0L, 0L, 1L, Long.MIN_VALUE, Long.MAX_VALUE));
        assertThat(JsonText.parse("9223372036854775808")).isEqualTo(new BigInteger("9223372036854775808"));
        assertThat(JsonText.parse("[1.0,1e2,0.1,-2.5E-3,1e-999]")).isEqualTo(List.of(1.0, 100.0, 0.1, -0.0025, 0.0));
    }

    @Test
    void writesWhatItReads() {
        var text = "{\"text\":\"\\u0000\\\"\\\\/\\n\u00e9\",\"n\":[1,-2,9223372036854775808,2.5,1.0E100],\"o\":null}";

        assertThat(JsonText.write(JsonText.parse(text))).isEqualTo(text);
        assertThat(JsonText.parse(JsonText.write(1.0))).isEqualTo(1.0);
        assertThat(JsonText.write(null)).isEqualTo("null");
        assertThat(JsonText.write("x")).isEqualTo("\"x\"");
    }

    @Test
    void theLastOfEqualKeysCounts() {
        assertThat(JsonText.parse("{\"a\":1,\"b\":2,\"a\":3}")).isEqualTo(Map.of("a", 3L, "b", 2L));
    }

    @Test
    void readsStreamsAndReaders() {
        var text = "{\"a\":\"\u00e9\"}";

        assertThat(JsonText.parse(new StringReader(text))).isEqualTo(Map.of("a", "\u00e9"));
        assertThat(JsonText.parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(Map.of("a", "\u00e9"));
        assertThat(JsonText.parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_16LE))))
                .isEqualTo(Map.of("a", "\u00e9"));
    }

    @Test
    void saysWhereTheTextIsWrong() {
        var problem = catchThrowableOfType(JsonSyntax.class, () -> JsonText.parse("{\n  \"a\": 1,\n  b: 2\n}"));

        assertThat(problem.line()).isEqualTo(3);
        assertThat(problem.column()).isBetween(1L, 5L);
        assertThat(problem).hasMessageStartingWith("line 3, column ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "[1",
                "[1,]",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":1,}",
                "nul",
                "'x'",
                "\"x",
                "01",
                "+1",
                "1.",
                "[1] 2",
                "{} {}",
                "NaN",
                "[}",
                "]",
                "\"\u0001\"",
                "\"\\x\"",
                "1e999",
                "\u0661"
            })
    void refusesWhatIsNotJson(String text) {
        assertThatThrownBy(() -> JsonText.parse(text)).isInstanceOf(JsonSyntax.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":"})
    void refusesToGoTooDeepWhateverTheThreadCanBear(String opening) {
        assertThatThrownBy(() -> JsonText.parse(opening.repeat(1_000_000)))
                .isInstanceOf(JsonSyntax.class)
                .hasMessageContaining("nested deeper than %d levels".formatted(JsonText.MAX_DEPTH));
    }

    @Test
    void readsAndWritesToTheFullDepth() {
        var text = "[".repeat(JsonText.MAX_DEPTH) + "]".repeat(JsonText.MAX_DEPTH);

        assertThat(JsonText.write(JsonText.parse(text))).isEqualTo(text);
    }

    @Test
    void refusesNumbersOfEndlessDigits() {
        assertThatThrownBy(() -> JsonText.parse("1".repeat(100_000))).isInstanceOf(JsonSyntax.class);
    }

    @Test
    void refusesToWriteWhatIsNotJson() {
        assertThatThrownBy(() -> JsonText.write(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> JsonText.write(List.of(new Object()))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesToWriteTooDeep() {
        Object value = List.of();
        for (int i = 0; i < JsonText.MAX_DEPTH + 100; i++) {
            value = Collections.singletonList(value);
        }
        var deep = value;

        assertThatThrownBy(() -> JsonText.write(deep)).isInstanceOf(IllegalArgumentException.class);
    }
}
