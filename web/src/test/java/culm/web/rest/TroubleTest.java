package culm.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ejb.EJBException;
import jakarta.jms.JMSRuntimeException;
import jakarta.persistence.PersistenceException;
import jakarta.resource.ResourceException;
import jakarta.transaction.RollbackException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.stream.Stream;
import javax.transaction.xa.XAException;
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
    void passesWhenACommitIsRefused() {
        var commit = new RollbackException("ARJUNA016053");
        commit.addSuppressed(new XAException(XAException.XA_HEURRB));
        commit.getSuppressed()[0].initCause(new SQLException("", "53400"));

        assertThat(Trouble.isTemporary(wrapped(commit))).isTrue();
    }

    @Test
    void staysWhenTheCodeIsWrong() {
        assertThat(Trouble.isTemporary(new NullPointerException())).isFalse();
    }

    private static Throwable wrapped(Throwable cause) {
        return new EJBException(new PersistenceException(cause));
    }
}
