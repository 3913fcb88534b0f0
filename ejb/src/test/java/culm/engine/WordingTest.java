package culm.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WordingTest {

    private static Map<String, Object> document(Object... keysAndValues) {
        var document = new LinkedHashMap<String, Object>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            document.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return document;
    }

    private static Wording wording(Object... keysAndValues) {
        return Wording.of(document(keysAndValues)).orElseThrow();
    }

    @Test
    void equalDocumentsAreWordedEqually() {
        assertThat(wording("a", List.of(1L, "x"), "b", document("c", null)))
                .isEqualTo(wording("a", Arrays.asList(1L, "x"), "b", document("c", null)))
                .hasSameHashCodeAs(wording("a", List.of(1L, "x"), "b", document("c", null)));
    }

    @Test
    void orderKindAndNestingCount() {
        var different = List.of(
                wording("a", 1L, "b", 2L),
                wording("b", 2L, "a", 1L),
                wording("a", 1, "b", 2L),
                wording("a", "1", "b", 2L),
                wording("a", List.of(1L, "b", 2L)),
                wording("a", List.of(List.of(1L), "b", 2L)),
                wording("a", List.of(1L, List.of("b"), 2L)),
                wording("a", document("b", 2L)),
                wording("a", 1.0, "b", 2L));

        assertThat(different).doesNotHaveDuplicates();
    }

    @Test
    void whatJsonCannotSayHasNone() {
        assertThat(Wording.of(document("a", new StringBuilder("x")))).isEmpty();
        assertThat(Wording.of(document("a", new int[] {1}))).isEmpty();
        assertThat(Wording.of(document("a", Collections.singletonMap(1, 2)))).isEmpty();
    }

    @Test
    void whatIsDeepOrLargeHasNone() {
        Object deep = "x";
        for (int i = 0; i < 10_000; i++) {
            deep = List.of(deep);
        }
        var itself = new ArrayList<Object>();
        itself.add(itself);

        assertThat(Wording.of(document("a", deep))).isEmpty();
        assertThat(Wording.of(document("a", itself))).isEmpty();
        assertThat(Wording.of(document("a", IntStream.range(0, 300_000).boxed().toList())))
                .isEmpty();
    }
}
