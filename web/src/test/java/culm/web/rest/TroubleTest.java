package culm.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ejb.EJBException;
import jakarta.jms.JMSRuntimeException;
import jakarta.persistence.PersistenceException;
import jakarta.resource.ResourceException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TroubleTest {

    static Stream<Throwable> whatPasses() {
        return Stream.of(
                new SQLTransientConnectionException(),
                new JMSRuntimeException("broker away"),
                new SQLException(new ResourceException("no managed connections available")));
    }

    @ParameterizedTest
    @MethodSource("whatPasses")
    void passesHoweverDeepItLies(Throwable cause) {
        assertThat(Trouble.isTemporary(wrapped(cause))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"08006", "40001", "53300", "57P01"})
    void passesWhenTheDatabaseSaysSo(String state) {
        assertThat(Trouble.isTemporary(wrapped(new SQLException("", state)))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"42S02", "23505", "22001"})
    void staysWhenAStatementIsWrong(String state) {
        assertThat(Trouble.isTemporary(wrapped(new SQLException("", state)))).isFalse();
    }

    @Test
    void staysWhenTheCodeIsWrong() {
        assertThat(Trouble.isTemporary(new NullPointerException())).isFalse();
    }

    private static Throwable wrapped(Throwable cause) {
        return new EJBException(new PersistenceException(cause));
    }
}
