package culm.ee.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import culm.port.Given;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunBeginningsTest {

    private final RunBeginnings beginnings = new RunBeginnings(100);

    private static RunBeginning beginning(Instant createdAt, long size) {
        return new RunBeginning(createdAt, "name", "tree", "", null, "default", Map.of(), Map.of(), Map.of(), size);
    }

    private boolean knows(String runId) {
        return beginnings.find(runId, Given.NOW).isPresent();
    }

    @Test
    void forgetsWhatWasUsedTheLongestAgo() {
        beginnings.remember("a", beginning(Given.NOW, 50));
        beginnings.remember("b", beginning(Given.NOW, 50));
        assertThat(knows("a")).isTrue();

        beginnings.remember("c", beginning(Given.NOW, 1));

        assertThat(knows("a")).isTrue();
        assertThat(knows("b")).isFalse();
        assertThat(knows("c")).isTrue();
    }

    @Test
    void keepsTheNewestHoweverLargeItIs() {
        beginnings.remember("a", beginning(Given.NOW, 50));

        beginnings.remember("large", beginning(Given.NOW, 1_000));

        assertThat(knows("large")).isTrue();
        assertThat(knows("a")).isFalse();
    }

    @Test
    void countsWhatIsReplacedOrForgottenNoLonger() {
        for (int i = 0; i < 10; i++) {
            beginnings.remember("a", beginning(Given.NOW, 50));
        }
        beginnings.forget("a");
        beginnings.forget("a");

        beginnings.remember("b", beginning(Given.NOW, 50));
        beginnings.remember("c", beginning(Given.NOW, 50));

        assertThat(knows("b")).isTrue();
    }

    @Test
    void aRunThatBeganAtAnotherTimeIsAnother() {
        beginnings.remember("a", beginning(Given.NOW, 1));

        assertThat(beginnings.find("a", Given.NOW.plusNanos(1_000))).isEmpty();
    }
}
