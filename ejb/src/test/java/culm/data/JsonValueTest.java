package culm.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class JsonValueTest {

    private enum Colour {
        RED
    }

    @Test
    void refusesANumberThatFillsTheMemory() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JsonValue.copyOf(Map.of("n", new BigDecimal("1e999999999"))))
                .withMessageContaining("/n");
    }

    @Test
    void numbersBecomeOneOfThreeKinds() {
        assertThat(JsonValue.copyOf(List.of(1, (short) 2, (byte) 3, 4L))).isEqualTo(List.of(1L, 2L, 3L, 4L));
        assertThat(JsonValue.copyOf(new BigInteger("7"))).isEqualTo(7L);
        assertThat(JsonValue.copyOf(new BigInteger("12345678901234567890")))
                .isEqualTo(new BigInteger("12345678901234567890"));
        assertThat(JsonValue.copyOf(new BigDecimal("1.5"))).isEqualTo(1.5);
        assertThat(JsonValue.copyOf(new BigDecimal("1E+3"))).isEqualTo(1000L);
        assertThat(JsonValue.copyOf(2.5f)).isEqualTo(2.5);
    }

    @Test
    void textsAndCollectionsAndArraysAreTaken() {
        assertThat(JsonValue.copyOf(new StringBuilder("text"))).isEqualTo("text");
        assertThat(JsonValue.copyOf('c')).isEqualTo("c");
        assertThat(JsonValue.copyOf(Colour.RED)).isEqualTo("RED");
        assertThat(JsonValue.copyOf(new int[] {1, 2})).isEqualTo(List.of(1L, 2L));
        assertThat(JsonValue.copyOf(Set.of("one"))).isEqualTo(List.of("one"));
        assertThat(JsonValue.copyOf((Object) null)).isNull();
    }

    @Test
    void theCopyIsDeep() {
        var inner = new ArrayList<Object>(List.of(1L));
        var copy = JsonValue.copyOf(Map.of("list", inner));

        inner.add(2L);

        assertThat(copy).isEqualTo(Map.of("list", List.of(1L)));
    }

    @Test
    void whatIsNotJsonIsRefusedWithItsPlace() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JsonValue.copyOf(Map.of("a", List.of(1L, new Object()))))
                .withMessageContaining("java.lang.Object")
                .withMessageContaining("/a/1");
        assertThatIllegalArgumentException().isThrownBy(() -> JsonValue.copyOf(Double.NaN));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JsonValue.copyOf(Map.of("x", Double.POSITIVE_INFINITY)))
                .withMessageContaining("/x");
        assertThatIllegalArgumentException().isThrownBy(() -> JsonValue.copyOf(Map.of(1, "one")));
        var nullKey = new HashMap<String, Object>();
        nullKey.put(null, 1L);
        assertThatIllegalArgumentException().isThrownBy(() -> JsonValue.copyOf(nullKey));
    }

    @Test
    void whatIsNestedTooDeepIsRefused() {
        Object value = 1L;
        for (int i = 0; i < 300; i++) {
            value = Collections.singletonList(value);
        }
        var deep = value;

        assertThatIllegalArgumentException().isThrownBy(() -> JsonValue.copyOf(deep));
    }
}
