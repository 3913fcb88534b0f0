package culm.component.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;

class PythonValuesTest {

    static List<Object> falseValues() {
        return List.of(false, 0L, 0.0, "", List.of(), Map.of());
    }

    static List<Object> trueValues() {
        return List.of(true, -1L, 0.5, "false", List.of(0L), Map.of("k", false));
    }

    static List<Object> notNumbers() {
        return List.of("", "1.5", "one", List.of(1L), Map.of());
    }

    @ParameterizedTest
    @NullSource
    @MethodSource("falseValues")
    void whatIsEmptyOrZeroIsFalse(Object value) {
        assertThat(PythonValues.isTrue(value)).isFalse();
        assertThat(PythonValues.toWhole(value, 7)).isEqualTo(7);
    }

    @ParameterizedTest
    @MethodSource("trueValues")
    void anythingElseIsTrue(Object value) {
        assertThat(PythonValues.isTrue(value)).isTrue();
    }

    @Test
    void aFractionIsCutOff() {
        assertThat(PythonValues.toWhole(-1.9)).isEqualTo(-1);
        assertThat(PythonValues.toWhole(true)).isEqualTo(1);
        assertThat(PythonValues.toWhole(" 12 ")).isEqualTo(12);
    }

    @ParameterizedTest
    @NullSource
    @MethodSource("notNumbers")
    void whatIsNoNumberIsRefused(Object value) {
        assertThatThrownBy(() -> PythonValues.toWhole(value)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aNumberThatDoesNotFitIsRefused() {
        assertThatThrownBy(() -> PythonValues.toWhole(BigInteger.TEN.pow(30))).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void whatIsNoMapIsRefused() {
        assertThatThrownBy(() -> PythonValues.toMap("text")).hasMessage("not a map: text");
    }
}
