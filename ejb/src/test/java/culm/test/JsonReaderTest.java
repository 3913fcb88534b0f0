package culm.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import culm.ee.json.JsonSyntax;
import culm.ee.json.JsonText;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                " [ ] ",
                "null",
                "true",
                "[false, null, {\"a\": {\"b\": [1]}}]",
                "0",
                "-0",
                "-17",
                "9223372036854775807",
                "9223372036854775808",
                "-9223372036854775809",
                "1.5",
                "-0.0",
                "1e3",
                "2E-3",
                "1.25e+2",
                "\"\"",
                "\"a\\n\\t\\r\\b\\f\\/\\\\\\\"\"",
                "\"\\u00e4\\uD83D\\ude00 \u00e4\"",
                "{\"a\": 1, \"a\": 2}",
                "\r\n\t{\"z\": 1, \"a\": [\"x\" , \"y\"]}\n"
            })
    void readsAsTheServerDoes(String text) {
        assertThat(JsonReader.read(text)).isEqualTo(JsonText.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "[1",
                "[1,",
                "[1,]",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":1,}",
                "{a:1}",
                "{\"a\":1 \"b\":2}",
                "nul",
                "True",
                "01",
                "+1",
                ".5",
                "1.",
                "1e",
                "1e999",
                "NaN",
                "\"",
                "\"\\",
                "\"\\x\"",
                "\"\\u12\"",
                "\"\\u12g4\"",
                "\"a\nb\"",
                "'a'",
                "1 2",
                "{} []"
            })
    void refusesWhatTheServerRefuses(String text) {
        assertThatThrownBy(() -> JsonText.parse(text)).isInstanceOf(JsonSyntax.class);
        assertThatThrownBy(() -> JsonReader.read(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"a\" 1}        | line 1, column 6: ':' is expected",
                "[1, x]           | line 1, column 5: a value is expected",
                "{1: 2}           | line 1, column 2: a name in double quotes is expected",
                "[1               | line 1, column 3: the text ends too early"
            })
    void saysWhere(String text, String problem) {
        assertThatThrownBy(() -> JsonReader.read(text)).hasMessage(problem);
    }

    @Test
    void saysTheLine() {
        assertThatThrownBy(() -> JsonReader.read("{\n  \"a\": 1,\n  b: 2\n}"))
                .hasMessage("line 3, column 3: a name in double quotes is expected");
    }

    @Test
    void hasTheLimitsOfTheServer() {
        var digits = "1".repeat(1_000);
        assertThat(JsonReader.read(digits)).isEqualTo(JsonText.parse(digits));
        assertThatThrownBy(() -> JsonReader.read(digits + "1")).hasMessageContaining("more than 1000 digits");
        var deepest = "[".repeat(900) + "]".repeat(900);
        assertThat(JsonReader.read(deepest)).isEqualTo(JsonText.parse(deepest));
        assertThatThrownBy(() -> JsonReader.read("[" + deepest + "]")).hasMessageContaining("deeper than 900 levels");
    }

    @Test
    void passesOverAByteOrderMark() {
        assertThat(JsonReader.read("\uFEFF{}")).isEqualTo(Map.of());
    }
}
