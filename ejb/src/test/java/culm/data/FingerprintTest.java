package culm.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FingerprintTest {

    private static String of(Object... values) {
        return Fingerprint.of("key", Arrays.asList(values));
    }

    @Test
    void theSameJsonHasTheSameWhateverItIsMadeOf() {
        var one = new LinkedHashMap<String, Object>(Map.of("a", 1));
        one.put("b", Arrays.asList(null, 2.5));
        var other = new LinkedHashMap<String, Object>();
        other.put("b", new Object[] {null, new BigDecimal("2.50")});
        other.put("a", 1L);

        assertThat(of(one)).isEqualTo(of(other)).hasSize(64);
    }

    @Test
    void differentValuesHaveDifferentOnes() {
        var prints = Stream.of(
                        of(),
                        of((Object) null),
                        of("null"),
                        of(""),
                        of("a", "b"),
                        of("ab"),
                        of(List.of("a", "b")),
                        of(List.of("a"), "b"),
                        of(Map.of("a", "b")),
                        of(1L),
                        of("1"),
                        of(1.5),
                        of(true),
                        of(Map.of()),
                        of(List.of()))
                .toList();

        assertThat(prints).doesNotHaveDuplicates();
    }

    @Test
    void withAnotherKeyItIsAnother() {
        assertThat(Fingerprint.of("a", List.of("x"))).isNotEqualTo(Fingerprint.of("b", List.of("x")));
    }
}
