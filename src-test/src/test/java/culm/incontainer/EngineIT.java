package culm.incontainer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import culm.api.Code;
import culm.api.RunOptions;
import culm.api.TaskService;
import culm.ee.json.JsonText;
import culm.engine.Engine;
import jakarta.ejb.EJBAccessException;
import jakarta.inject.Inject;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ArquillianExtension.class)
class EngineIT {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    @Inject
    Engine engine;

    @Inject
    TaskService tasks;

    @Deployment
    static Archive<?> culm() {
        return CulmArchive.with(EngineIT.class);
    }

    /** S, one activity, E. */
    private static Map<String, Object> flow(String id, String component, Map<String, Object> inputs) {
        return Map.of(
                "id", id,
                "start_event", Map.of("id", id + "s", "type", "EmptyStartEvent", "incoming", "", "outgoing", id + "1"),
                "end_event", Map.of("id", id + "e", "type", "EmptyEndEvent", "incoming", id + "2", "outgoing", ""),
                "activities",
                        Map.of(
                                id + "a",
                                Map.of(
                                        "id", id + "a",
                                        "type", "ServiceActivity",
                                        "incoming", id + "1",
                                        "outgoing", id + "2",
                                        "component", Map.of("code", component, "inputs", inputs))),
                "gateways", Map.of(),
                "flows",
                        Map.of(
                                id + "1", Map.of("id", id + "1", "source", id + "s", "target", id + "a"),
                                id + "2", Map.of("id", id + "2", "source", id + "a", "target", id + "e")),
                "data", Map.of("inputs", Map.of(), "outputs", List.of()));
    }

    private void await(String id, String state) {
        var deadline = Instant.now().plus(LIMIT);
        while (!engine.getState(id, false).state().equals(state)) {
            assertTrue(Instant.now().isBefore(deadline), () -> "not " + state + ": " + engine.getState(id, false));
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    /** A name of the server's own on WildFly; on the others, an application's. */
    private static DataSource dataSource() throws NamingException {
        var names = new InitialContext();
        try {
            return (DataSource) names.lookup("java:/jdbc/culm");
        } catch (NamingException notThere) {
            return (DataSource) names.lookup("jdbc/culm");
        }
    }

    @Test
    void theServerOffersTheDataSourceThatTheEngineAsksFor() throws NamingException, SQLException {
        try (var connection = dataSource().getConnection()) {
            assertEquals("H2", connection.getMetaData().getDatabaseProductName());
        }
    }

    @Test
    void messagesAndTheDatabaseBringAFlowToItsEnd() {
        var answer = engine.runPipeline(
                flow("inside1", "echo", Map.of("x", Map.of("type", "plain", "value", 7L))),
                RunOptions.defaults(),
                "somebody");
        assertEquals(Code.OK, answer.code(), answer::toString);

        await("inside1", "FINISHED");

        assertEquals(7L, engine.getOutputs("inside1a").outputs().get("x"));
        assertEquals("somebody", engine.getPipeline("inside1").createdBy());
    }

    @Test
    void timersWakeWhatPolls() {
        engine.runPipeline(
                flow("inside2", "poll", Map.of("times", Map.of("type", "plain", "value", 2L))),
                RunOptions.defaults(),
                "somebody");

        await("inside2", "FINISHED");

        assertEquals(2L, engine.getOutputs("inside2a").outputs().get("polls"));
    }

    @Test
    void twoStartsOfOnePipelineGiveOneRun() {
        var flow = flow("inside3", "callback", Map.of());

        var first = engine.runPipeline(flow, RunOptions.defaults(), "somebody");
        var second = engine.runPipeline(flow, RunOptions.defaults(), "somebody");

        assertEquals(List.of(Code.OK, Code.ALREADY_EXISTS), List.of(first.code(), second.code()));
    }

    /** The ids that a run of an example has, by those of the example; the run's own by "". */
    @SuppressWarnings("unchecked")
    private Map<String, String> example(String name) {
        var body = (Map<String, Object>) JsonText.parse(
                Thread.currentThread().getContextClassLoader().getResourceAsStream("examples/" + name + ".json"));
        var options = RunOptions.defaults().withFreshIds(true).withContext((Map<String, Object>) body.get("context"));
        var answer = engine.runPipeline((Map<String, Object>) body.get("pipeline"), options, "somebody");
        assertEquals(Code.OK, answer.code(), answer::toString);
        var ids = new HashMap<>((Map<String, String>) answer.extra().get("ids"));
        ids.put("", (String) answer.extra().get("pipeline_id"));
        return ids;
    }

    private Map<String, Object> outputs(Map<String, String> ids, String node) {
        awaitEnd(ids.get(""));
        var found = engine.getOutputs(ids.get(node));
        assertEquals("FINISHED", engine.getState(ids.get(""), false).state(), () -> "" + found.exData());
        return found.outputs();
    }

    private void awaitEnd(String id) {
        var deadline = Instant.now().plus(LIMIT);
        while (!List.of("FINISHED", "FAILED")
                .contains(engine.getState(id, false).state())) {
            assertTrue(Instant.now().isBefore(deadline), () -> "no end: " + engine.getState(id, true));
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    @Test
    void aBatchJobIsStartedAndFollowed() {
        var outputs = outputs(example("batch-job"), "count");

        assertEquals("COMPLETED", outputs.get("batch_status"));
        assertEquals("counted to 3", outputs.get("exit_status"));
    }

    @Test
    void aBeanIsAsked() {
        assertEquals("5 of pen, size 2", outputs(example("invoke-ejb"), "ask").get("result"));
    }

    @Test
    void aMessageIsSentWithTheEndOfItsNode() throws NamingException, JMSException {
        var outputs = outputs(example("jms-send"), "send");

        try (var context = connections().createContext();
                var consumer = context.createConsumer(context.createQueue("culm.examples"))) {
            var message = consumer.receive(LIMIT.toMillis());
            assertEquals(Map.of("order", 7L), JsonText.parse(message.getBody(String.class)));
            assertEquals("order", message.getStringProperty("kind"));
            assertEquals(outputs.get("message_id"), message.getJMSMessageID());
        }
    }

    private static ConnectionFactory connections() throws NamingException {
        var names = new InitialContext();
        try {
            return (ConnectionFactory) names.lookup("jms/culm");
        } catch (NamingException notThere) {
            return (ConnectionFactory) names.lookup("java:comp/DefaultJMSConnectionFactory");
        }
    }

    @Test
    void aCallerWithoutRoleIsRefusedByTheServiceItself() {
        assertThrows(EJBAccessException.class, () -> tasks.listComponents());
        assertThrows(EJBAccessException.class, () -> tasks.revokePipeline("inside1"));
    }
}
