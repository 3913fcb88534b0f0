package culm.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

public interface FirstAnswersContract extends Contract {

    static Once once(String actor, String key) {
        return new Once(actor, key, "asked", () -> {});
    }

    private static FirstAnswer answer(Instant at) {
        return new FirstAnswer("asked", Map.of("pipeline_id", "p", "n", 1L, "missing", List.of("${x}")), at);
    }

    private boolean add(Once once, FirstAnswer answer) {
        return add(List.of(new FirstAnswers.Given(once, answer)));
    }

    private boolean add(List<FirstAnswers.Given> given) {
        try {
            stores().transactions().alone(() -> {
                stores().answers().add(given);
                return null;
            });
            return true;
        } catch (KeyInUse known) {
            return false;
        }
    }

    @Test
    default void givesBackWhatWasAdded() {
        add(once("anna", "k"), answer(Given.NOW));

        assertThat(stores().answers().find(once("anna", "k"))).contains(answer(Given.NOW));
    }

    @Test
    default void eachCallerHasItsOwnKeys() {
        add(once("anna", "k"), answer(Given.NOW));

        assertThat(stores().answers().find(once("bert", "k"))).isEmpty();
        assertThat(stores().answers().find(once("anna", "K"))).isEmpty();
        assertThat(add(once("bert", "k"), answer(Given.NOW))).isTrue();
    }

    @Test
    default void aKeyIsUsedOnce() {
        add(once("anna", "k"), answer(Given.NOW));

        assertThat(add(once("anna", "k"), answer(Given.NOW.plusSeconds(1)))).isFalse();
        assertThat(stores().answers().find(once("anna", "k"))).contains(answer(Given.NOW));
    }

    @Test
    default void ofSeveralThatComeTogetherAllAreKeptOrNone() {
        add(once("anna", "k"), answer(Given.NOW));

        assertThat(addTogether("other", "k")).isFalse();
        assertThat(stores().answers().find(once("anna", "other"))).isEmpty();
        assertThat(addTogether("other", "third")).isTrue();
        assertThat(stores().answers().find(once("anna", "other"))).contains(answer(Given.NOW));
        assertThat(stores().answers().find(once("anna", "third"))).contains(answer(Given.NOW));
    }

    private boolean addTogether(String... keys) {
        return add(Stream.of(keys)
                .map(key -> new FirstAnswers.Given(once("anna", key), answer(Given.NOW)))
                .toList());
    }

    @Test
    default void oneOfManyAtOnceKeepsItsAnswer() throws Exception {
        var kept = atOnce(8, i -> () -> add(once("anna", "k"), answer(Given.NOW.plusSeconds(i))));

        assertThat(Collections.frequency(kept, true)).isEqualTo(1);
    }

    @Test
    default void isUndoneWithWhatItTells() {
        assertThatThrownBy(() -> stores().transactions().alone(() -> {
                    stores().answers().add(once("anna", "k"), answer(Given.NOW));
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");

        assertThat(stores().answers().find(once("anna", "k"))).isEmpty();
    }

    @Test
    default void theOldestAreRemovedSomeAtATime() {
        for (int i = 0; i < 5; i++) {
            add(once("anna", "k" + i), answer(Given.NOW.plusSeconds(i)));
        }

        assertThat(remove(4, 3)).isEqualTo(3);
        assertThat(remove(4, 3)).isEqualTo(1);
        assertThat(remove(4, 3)).isZero();
        assertThat(stores().answers().find(once("anna", "k3"))).isEmpty();
        assertThat(stores().answers().find(once("anna", "k4"))).isPresent();
    }

    private int remove(int seconds, int most) {
        return stores().transactions()
                .alone(() -> stores().answers().removeBefore(Given.NOW.plusSeconds(seconds), most));
    }
}
