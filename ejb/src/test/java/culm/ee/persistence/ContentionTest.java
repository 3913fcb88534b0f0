package culm.ee.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContentionTest {

    /** Fails as often as there are refusals left. */
    private static String attempt(Queue<SQLException> refusals) {
        if (!refusals.isEmpty()) {
            throw new IllegalStateException(refusals.remove());
        }
        return "committed";
    }

    @ParameterizedTest
    @CsvSource({
        "40P01, 0, PostgreSQL: deadlock",
        "23505, 0, PostgreSQL and H2: another has added the row",
        "HYT00, 50200, H2: waited too long",
        "40001, 1213, MariaDB: deadlock",
        "23000, 1062, MariaDB: another has added the row",
        "HY000, 1205, MariaDB: waited too long"
    })
    void aTransactionThatTheDatabaseEndedForAnotherIsDoneAgain(String state, int code, String what) {
        var refusals = new ArrayDeque<>(List.of(new SQLException(what, state, code)));

        assertThat(Contention.retrying(() -> attempt(refusals))).isEqualTo("committed");
    }

    @ParameterizedTest
    @CsvSource({
        "HY000, 1030, MariaDB: disk full",
        "23000, 1048, MariaDB: a value is missing",
        "53100, 0, PostgreSQL: disk full"
    })
    void anyOtherRefusalIsPassedOnAtOnce(String state, int code, String what) {
        var refusals = new ArrayDeque<>(List.of(new SQLException(what, state, code)));

        assertThatThrownBy(() -> Contention.retrying(() -> attempt(refusals))).hasRootCauseMessage(what);
    }

    @Test
    void theFifthTimeIsTheLast() {
        var refusals = new ArrayDeque<>(Stream.generate(() -> new SQLException("deadlock", "40001"))
                .limit(6)
                .toList());

        assertThatThrownBy(() -> Contention.retrying(() -> attempt(refusals))).hasRootCauseMessage("deadlock");
        assertThat(refusals).hasSize(1);
    }
}
