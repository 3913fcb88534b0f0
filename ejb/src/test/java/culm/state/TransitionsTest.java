package culm.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TransitionsTest {

    /** bamboo's four tables, written a second time: every pair that is not here is forbidden. */
    private static final Map<Transitions, Set<String>> DOCUMENTED = Map.of(
            Transitions.NODE_BY_ENGINE,
            Set.of(
                    "READY>RUNNING",
                    "READY>SUSPENDED",
                    "RUNNING>FINISHED",
                    "RUNNING>FAILED",
                    "SUSPENDED>READY",
                    "SUSPENDED>REVOKED",
                    "FINISHED>RUNNING",
                    "FINISHED>FAILED"),
            Transitions.NODE_BY_USER,
            Set.of("READY>SUSPENDED", "SUSPENDED>READY", "FAILED>READY", "FAILED>FINISHED"),
            Transitions.PIPELINE_BY_ENGINE,
            Set.of(
                    "READY>RUNNING",
                    "READY>SUSPENDED",
                    "READY>BLOCKED",
                    "RUNNING>SUSPENDED",
                    "RUNNING>BLOCKED",
                    "RUNNING>FINISHED",
                    "RUNNING>FAILED",
                    "SUSPENDED>READY",
                    "SUSPENDED>BLOCKED",
                    "SUSPENDED>REVOKED",
                    "BLOCKED>READY",
                    "BLOCKED>REVOKED",
                    "FINISHED>RUNNING"),
            Transitions.PIPELINE_BY_USER,
            Set.of(
                    "READY>SUSPENDED",
                    "READY>REVOKED",
                    "RUNNING>SUSPENDED",
                    "RUNNING>REVOKED",
                    "SUSPENDED>READY",
                    "SUSPENDED>RUNNING",
                    "SUSPENDED>REVOKED",
                    "BLOCKED>REVOKED",
                    "FAILED>REVOKED"));

    static Stream<Arguments> everyPair() {
        return Arrays.stream(Transitions.values()).flatMap(table -> Arrays.stream(State.values())
                .flatMap(from -> Arrays.stream(State.values()).map(to -> Arguments.of(table, from, to))));
    }

    @ParameterizedTest
    @MethodSource("everyPair")
    void movesAreExactlyTheDocumentedOnes(Transitions table, State from, State to) {
        var documented = DOCUMENTED.get(table).contains(from + ">" + to);

        assertThat(table.allow(from, to)).isEqualTo(documented);
        assertThat(table.after(from).contains(to)).isEqualTo(documented);
    }

    @Test
    void onlyAnEndIsArchived() {
        assertThat(State.values())
                .filteredOn(State::archived)
                .containsExactly(State.FINISHED, State.FAILED, State.REVOKED);
    }
}
