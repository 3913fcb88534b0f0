package culm.ee.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import culm.port.FirstAnswer;
import culm.port.FirstAnswersContract;
import culm.port.Given;
import culm.port.Once;
import culm.port.Stores;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JdbcFirstAnswersTest implements FirstAnswersContract {

    private final TestDatabase database = TestDatabase.shared();

    @BeforeEach
    void empty() {
        database.empty();
    }

    @Override
    public Stores stores() {
        return database.stores();
    }

    private Object[] row() {
        return (Object[]) database.entities()
                .createNativeQuery("SELECT id, request, answer FROM culm_first_answer")
                .getSingleResult();
    }

    @Test
    void whoReadsTheTableLearnsNeitherKeyNorCallerNorAnswer() {
        var once = new Once("anna", "my-own-key", "asked", () -> {});
        stores().transactions().alone(() -> {
            stores().answers().add(once, new FirstAnswer("asked", Map.of("token", "culm_secret"), Given.NOW));
            return null;
        });

        var kept = Arrays.toString(row());

        assertThat(kept).contains("asked").doesNotContain("my-own-key", "anna", "token", "culm_secret");
    }

    @Test
    void whatWasAlteredIsNotTakenForAnAnswer() {
        var seal = new SealedAnswer(new Once("anna", "k", "asked", () -> {}));
        var closed = seal.close("{}");
        var other = closed.charAt(30) == 'A' ? 'B' : 'A';

        assertThat(seal.open(closed)).isEqualTo("{}");
        assertThat(seal.close("{}")).isNotEqualTo(closed);
        assertThatThrownBy(() -> seal.open(closed.substring(0, 30) + other + closed.substring(31)))
                .isInstanceOf(IllegalStateException.class);
    }
}
