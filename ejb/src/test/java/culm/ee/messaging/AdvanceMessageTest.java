package culm.ee.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import culm.port.TokenRef;
import jakarta.jms.JMSException;
import jakarta.jms.TextMessage;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdvanceMessageTest {

    @ParameterizedTest
    @CsvSource({"0, 0", "25, 0", "26, 1", "100, 3", "128, 5", "230, 8", "231, 9", "255, 9"})
    void spreadsThePrioritiesOverTheLevelsOfJms(int priority, int level) {
        assertThat(AdvanceMessage.jmsPriority(priority)).isEqualTo(level);
    }

    @Test
    void saysTheSameAtBothEnds() throws Exception {
        var token = new TokenRef("t1", 4_000_000_000L, 255, "slow");
        var message = message();

        AdvanceMessage.write(token, message);

        assertThat(AdvanceMessage.read(message)).isEqualTo(token);
    }

    @Test
    void refusesAnotherFormat() throws JMSException {
        var message = message();
        AdvanceMessage.write(new TokenRef("t1", 1, 100, ""), message);
        message.setIntProperty("culm_format", 2);

        assertThatThrownBy(() -> AdvanceMessage.read(message))
                .isInstanceOf(MalformedMessage.class)
                .hasMessage("its format is 2, not 1");
    }

    @Test
    void refusesAMessageWithoutText() {
        assertThatThrownBy(() -> AdvanceMessage.read(message())).isInstanceOf(MalformedMessage.class);
    }

    /** A message that keeps its text and properties. */
    private static TextMessage message() {
        Map<String, Object> kept = new HashMap<>();
        return (TextMessage) Proxy.newProxyInstance(
                AdvanceMessageTest.class.getClassLoader(),
                new Class<?>[] {TextMessage.class},
                (proxy, method, given) -> {
                    if (method.getName().equals("setText")) {
                        return kept.put("", given[0]);
                    }
                    if (method.getName().equals("getText")) {
                        return kept.get("");
                    }
                    if (method.getName().equals("propertyExists")) {
                        return kept.containsKey((String) given[0]);
                    }
                    return method.getName().startsWith("set")
                            ? kept.put((String) given[0], given[1])
                            : kept.get(given[0]);
                });
    }
}
