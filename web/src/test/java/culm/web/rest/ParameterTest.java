package culm.web.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import culm.api.Code;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParameterTest {

    @Test
    void anEmptyParameterIsNotThere() {
        assertThat(Parameter.flag("nested", null)).isFalse();
        assertThat(Parameter.flag("nested", "")).isFalse();
        assertThat(Parameter.integer("limit", "", 50)).isEqualTo(50);
        assertThat(Parameter.names(List.of(""))).isEmpty();
    }

    @Test
    void namesAreGivenOneByOneOrTogether() {
        assertThat(Parameter.names(List.of("FAILED,RUNNING", "BLOCKED")))
                .containsExactly("FAILED", "RUNNING", "BLOCKED");
    }

    @Test
    void saysWhichOneIsWrong() {
        assertThatThrownBy(() -> Parameter.flag("nested", "yes"))
                .hasMessage("parameter 'nested' must be true or false; it is 'yes'");
        assertThatThrownBy(() -> Parameter.integer("limit", "1e3", 50))
                .hasMessage("parameter 'limit' must be an integer; it is '1e3'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "../etc", "a;b", "ä", "n\0", "a/b"})
    void knowsNoIdOfAnotherForm(String id) {
        assertThatThrownBy(() -> Parameter.id(id, Code.NODE_NOT_FOUND))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(Code.NODE_NOT_FOUND));
    }

    @Test
    void takesIdsOfBothOriginals() {
        assertThat(Parameter.id("n1_a-B", Code.NODE_NOT_FOUND)).isEqualTo("n1_a-B");
    }
}
