package culm.ee.component;

import static org.assertj.core.api.Assertions.assertThat;

import culm.component.Attempt;
import culm.plugin.Answer.Kind;
import culm.plugin.Plugin;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.Destination;
import jakarta.jms.InvalidDestinationRuntimeException;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSProducer;
import jakarta.jms.Queue;
import jakarta.jms.TextMessage;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JmsSendTest {

    private final List<String> said = new ArrayList<>();
    private boolean refuses;
    private final JmsSend component = new JmsSend(settings(), name -> switch (name) {
        case "jms/factory" -> speaking(ConnectionFactory.class);
        case "jms/orders" -> speaking(Destination.class);
        default -> "something else";
    });

    private static BuiltInSettings settings() {
        var others = BatchJobTest.settings();
        return new BuiltInSettings(
                others.http(),
                Map.of(),
                Map.of("default", "jms/factory", "odd", "jms/odd"),
                Map.of("orders", "jms/orders", "bills", "queue:bills"),
                others.sql(),
                List.of(),
                Map.of());
    }

    /** One of the provider's objects, which writes down what it is told. */
    private <T> T speaking(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    if (method.getDeclaringClass() == Object.class) {
                        return type.getSimpleName();
                    }
                    said.add(method.getName() + (arguments == null ? "" : Arrays.toString(arguments)));
                    return answer(method.getName());
                }));
    }

    private Object answer(String method) {
        return switch (method) {
            case "createContext" -> speaking(JMSContext.class);
            case "createTextMessage" -> speaking(TextMessage.class);
            case "createProducer" -> speaking(JMSProducer.class);
            case "createQueue" -> speaking(Queue.class);
            case "getJMSMessageID" -> "ID:1";
            case "send" -> {
                if (refuses) {
                    throw new InvalidDestinationRuntimeException("no such queue");
                }
                yield null;
            }
            default -> null;
        };
    }

    private static Attempt message(Object... more) {
        var attempt = Attempt.of("destination", "orders", "json", Map.of("order", 7L));
        attempt.inputs().putAll(Attempt.of(more).inputs());
        return attempt;
    }

    @Test
    void sendsTheMessageAsItWasAskedFor() throws Exception {
        var attempt = message(
                "properties",
                Map.of("urgent", true),
                "type",
                "order",
                "correlation_id",
                "c7",
                "priority",
                6L,
                "ttl_seconds",
                60L,
                "delay_seconds",
                5L);

        assertThat(component.execute(attempt).kind()).isEqualTo(Kind.DONE);

        assertThat(said)
                .contains(
                        "createTextMessage[{\"order\":7}]",
                        "setObjectProperty[urgent, true]",
                        "setJMSType[order]",
                        "setJMSCorrelationID[c7]",
                        "setPriority[6]",
                        "setTimeToLive[60000]",
                        "setDeliveryDelay[5000]",
                        "send[Destination, TextMessage]")
                .endsWith("close");
        assertThat(attempt.outputs()).containsEntry("message_id", "ID:1");
    }

    @Test
    void aDestinationMayBeNamedAsTheBrokerKnowsIt() throws Exception {
        component.execute(message("destination", "bills"));

        assertThat(said).contains("createQueue[bills]", "send[Queue, TextMessage]");
    }

    @Test
    void isPartOfTheTransactionThatRecordsTheEndOfItsNode() {
        assertThat(JmsSend.class.getAnnotation(Plugin.class).transactional()).isTrue();
    }

    @Test
    void whatTheBrokerRefusesFailsTheNode() throws Exception {
        refuses = true;

        assertThat(component.execute(message()).reason()).isEqualTo("nothing was sent to orders: no such queue");
        assertThat(said).endsWith("close");
    }

    @ParameterizedTest
    @ValueSource(strings = {"other", "jms/orders", "queue:bills"})
    void nothingGoesWhereTheListDoesNotLead(String destination) throws Exception {
        assertThat(component.execute(message("destination", destination)).reason())
                .isEqualTo("'%s' is not one of the allowed names (jms-destinations)".formatted(destination));
        assertThat(said).noneMatch(call -> call.startsWith("send"));
    }

    @Test
    void whatMakesNoSenseIsRefused() throws Exception {
        for (var wrong : List.of(
                Map.<String, Object>of("text", "x"),
                Map.<String, Object>of("priority", 10L),
                Map.<String, Object>of("ttl_seconds", -1L),
                Map.<String, Object>of("properties", Map.of("a", List.of())),
                Map.<String, Object>of("factory", "other"),
                Map.<String, Object>of("factory", "odd"))) {
            var attempt = message();
            attempt.inputs().putAll(wrong);
            assertThat(component.execute(attempt).kind()).as(wrong.toString()).isEqualTo(Kind.FAILED);
        }
        assertThat(said).noneMatch(call -> call.startsWith("send"));
    }
}
