package culm.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HiddenTest {

    private static final SecretNames NAMES = new SecretNames(List.of("Password"));

    @Test
    void hidesByNameAtAnyDepthAndWhateverIsWritten() {
        var hidden = Hidden.of(NAMES, List.of());

        assertThat(hidden.in(Map.of("DB_PASSWORD", 1L, "a", List.of(Map.of("password", "x", "n", 2L)))))
                .isEqualTo(Map.of("DB_PASSWORD", "***", "a", List.of(Map.of("password", "***", "n", 2L))));
        assertThat(hidden.in(Map.of("${password}", List.of("x")))).isEqualTo(Map.of("${password}", "***"));
    }

    @Test
    void hidesTextsWhereverTheyTurnUp() {
        var hidden = Hidden.of(NAMES, Arrays.asList("horse", Map.of("a", List.of("staple")), "abc", null, 7L));

        assertThat(hidden.in((Object) List.of("a horse, a staple", "abc", 7L)))
                .isEqualTo(List.of("a ***, a ***", "abc", 7L));
    }

    @Test
    void keepsNullsAndWhatIsNoSecret() {
        var values = new HashMap<String, Object>();
        values.put("a", null);
        values.put("password", null);
        values.put("b", Arrays.asList(null, true, 1.5));

        assertThat(Hidden.of(NAMES, List.of()).in(values)).isEqualTo(values);
    }

    @Test
    void anExcerptIsNoLongerThanItMayBe() {
        var lengthy = Map.<String, Object>of("a", "x".repeat(10_000));
        var many = Map.<String, Object>of("a", Collections.nCopies(10_000, "y"));

        assertThat(Excerpt.of(lengthy, NAMES, 100).toString())
                .hasSizeLessThan(200)
                .contains("...");
        assertThat(Excerpt.of(many, NAMES, 100).toString()).hasSizeLessThan(500).contains("...");
        assertThat(Excerpt.of(Map.of("password", "x", "n", 1L), NAMES, 100))
                .isEqualTo(Map.of("password", "***", "n", 1L));
    }
}
