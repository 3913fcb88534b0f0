package culm.web.console;

import static org.assertj.core.api.Assertions.assertThat;

import culm.api.Code;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each text of the console is there in each language. */
class DictionaryTest {

    private static final Pattern ENTRY =
            Pattern.compile("^ {2}[\"']([^\"']+)[\"']:\\s+([\"'])(.*)\\2,$", Pattern.MULTILINE);
    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");
    private static final Pattern USED = Pattern.compile("\\bt\\([\"']([a-z][\\w.-]*)[\"']");

    private static Map<String, String> texts(String name) {
        var texts = new LinkedHashMap<String, String>();
        var entries = ENTRY.matcher(
                ConsoleFiles.text(ConsoleFiles.ROOT.resolve("i18n").resolve(name)));
        while (entries.find()) {
            assertThat(texts.put(entries.group(1), entries.group(3)))
                    .as(entries.group(1))
                    .isNull();
        }
        assertThat(texts).isNotEmpty();
        return texts;
    }

    private static Set<String> variables(String text) {
        var names = new TreeSet<String>();
        var found = VARIABLE.matcher(text);
        while (found.find()) {
            names.add(found.group(1));
        }
        return names;
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s.js", "flow.%s.js"})
    void bothLanguagesHaveTheSameTextsWithTheSameGaps(String name) {
        var english = texts(name.formatted("en"));
        var chinese = texts(name.formatted("zh"));

        assertThat(chinese.keySet()).containsExactlyElementsOf(english.keySet());
        english.forEach(
                (key, text) -> assertThat(variables(chinese.get(key))).as(key).isEqualTo(variables(text)));
    }

    @Test
    void eachTextThatIsAskedForIsThere() {
        var known = new TreeSet<>(texts("en.js").keySet());
        known.addAll(texts("flow.en.js").keySet());
        for (var file : ConsoleFiles.all(".js")) {
            var used = USED.matcher(ConsoleFiles.text(file));
            while (used.find()) {
                assertThat(known).as(file.toString()).contains(used.group(1));
            }
        }
    }

    @Test
    void eachCodeHasItsWords() {
        assertThat(texts("en.js").keySet())
                .containsAll(Arrays.stream(Code.values())
                        .map(code -> "code." + code.name())
                        .toList());
    }
}
