package culm.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import culm.api.RunOptions;
import culm.local.ServerKind;
import culm.system.ExampleFlow.Started;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The examples of the built-in components, on a server. Those that need something deployed are run inside a server. */
@ExtendWith(ServerExtension.class)
class BuiltInsIT {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final int CONSUMERS = 32;

    /** What the server under test lets flows use. */
    static List<String> settings(ServerKind kind) {
        var source = kind == ServerKind.WILDFLY ? "java:/jdbc/culm" : "jdbc/culm";
        return List.of("http-private-targets=http://127.0.0.1:*", "sql-sources=culm=" + source);
    }

    private static void until(Started run, String state) {
        Waiting.until(new RestTaskService(run.door()), run.id(), state, SOON);
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        exchange.getRequestBody().readAllBytes();
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Test
    void httpRequestFetchesAnOrderAndBooksIt(CulmUnderTest culm) throws IOException {
        var authorizations = new CopyOnWriteArrayList<String>();
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/orders/7", exchange -> {
            authorizations.add(exchange.getRequestHeaders().getFirst("Authorization"));
            answer(exchange, 200, "{\"id\": 7}");
        });
        server.createContext("/bookings", exchange -> answer(exchange, 201, "{}"));
        server.start();
        try {
            var base = "http://127.0.0.1:" + server.getAddress().getPort();
            var run = new ExampleFlow("http-request")
                    .with("base", base)
                    .with("access_token", "token-of-the-test")
                    .start(culm.rest());

            until(run, "FINISHED");

            assertThat(run.outputs("ask")).containsEntry("status_code", 200L).containsEntry("body", Map.of("id", 7L));
            assertThat(run.outputs("book")).containsEntry("status_code", 201L);
            assertThat(authorizations).containsExactly("Bearer token-of-the-test");
            var inputs = culm.rest().get("api/v1/nodes/" + run.node("ask") + "/inputs");
            assertThat(inputs.response().body()).contains("secret_headers").doesNotContain("token-of-the-test");
        } finally {
            server.stop(0);
        }
    }

    /** The branches of a fork come by messages, but for one: that is how most work comes to a server. */
    @Test
    void asManyRequestsAreOnTheirWayAsThereAreConsumers(CulmUnderTest culm) throws IOException {
        var all = new CountDownLatch(CONSUMERS);
        var handlers = Executors.newCachedThreadPool();
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), CONSUMERS);
        server.setExecutor(handlers);
        server.createContext("/meet", exchange -> answer(exchange, haveAllCome(all) ? 200 : 503, "{}"));
        server.start();
        try {
            var url = "http://127.0.0.1:" + server.getAddress().getPort() + "/meet";
            var tree = Documents.fan("meeting", CONSUMERS);
            for (int i = 0; i < CONSUMERS; i++) {
                Documents.setComponent(tree, Documents.node("meeting", i), "http_request", Map.of("url", url));
            }
            var tasks = new RestTaskService(culm.rest());
            tasks.runPipeline(tree, RunOptions.defaults());

            Waiting.until(tasks, "meeting", "FINISHED", Duration.ofMinutes(2));

            assertThat(all.getCount()).isZero();
        } finally {
            server.stop(0);
            handlers.shutdownNow();
        }
    }

    private static boolean haveAllCome(CountDownLatch all) {
        all.countDown();
        try {
            return all.await(40, TimeUnit.SECONDS);
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Test
    void httpRequestReachesNothingThatIsNotOnTheList(CulmUnderTest culm) {
        var run = new ExampleFlow("http-request")
                .with("base", "http://localhost:8080")
                .start(culm.rest());

        until(run, "FAILED");

        assertThat(run.exData("ask"))
                .isEqualTo("http://localhost:8080 is not one of the allowed targets (http-targets)");
    }

    @Test
    void sleepTimerWaits(CulmUnderTest culm) {
        var run = new ExampleFlow("sleep-timer").start(culm.rest());

        until(run, "FINISHED");

        assertThat(run.outputs("wait")).containsEntry("type", "countdown").containsEntry("eta", "2");
    }

    @Test
    void sqlQueryFindsItsOwnRun(CulmUnderTest culm) {
        var run = new ExampleFlow("sql-query").start(culm.rest());

        until(run, "FINISHED");

        assertThat(run.outputs("find").get("rows")).asString().contains(run.id());
    }

    @Test
    void anApprovalIsGivenByAnotherThanWhoHasStartedTheRun(CulmUnderTest culm) {
        var admin = culm.rest();
        WalkUsers.make(admin);
        var operator = culm.as("operator", WalkUsers.PASSWORD).rest();
        var red = culm.as("red", WalkUsers.PASSWORD).rest();
        var run = new ExampleFlow("approval")
                .with("approvers", List.of("red", "operator"))
                .in("red")
                .start(red);
        Waiting.until(
                () -> culm.rest()
                                .get("api/v1/nodes/" + run.node("approve") + "/state")
                                .status()
                        == 200,
                SOON);
        var callback = "api/v1/nodes/" + run.node("approve") + "/callback";

        for (var door : List.of(red, admin)) {
            assertThat(door.post(callback, Map.of("data", Map.of("approved", true)))
                            .status())
                    .isEqualTo(202);
        }
        Waiting.until(() -> run.outputs("approve").toString().contains("is not one of the approvers"), SOON);
        assertThat(run.outputs("approve").get("ignored")).asString().contains("who has started the run may not");
        assertThat(operator.post(callback, Map.of("data", Map.of("approved", true, "comment", "fine")))
                        .status())
                .isEqualTo(202);

        until(run, "FINISHED");
        assertThat(run.outputs("approve"))
                .containsEntry("approved", true)
                .containsEntry("approved_by", List.of("operator"));
    }

    @Test
    void aPipelineRunsWithinAnother(CulmUnderTest culm) {
        var run = new ExampleFlow("start-pipeline").start(culm.rest());

        until(run, "FINISHED");

        var child = run.outputs("begin");
        assertThat(child).containsEntry("state", "FINISHED");
        assertThat(child.get("outputs")).asString().contains("1");
        var view =
                culm.rest().get("api/v1/pipelines/" + child.get("pipeline_id")).object();
        assertThat(view).containsEntry("created_by", "admin").containsEntry("name", "Started by another");
        assertThat(run.outputs("begin").get("pipeline_id")).isNotEqualTo(run.id());
    }

    @Test
    void whatNoSettingAllowsIsRefusedInOneLine(CulmUnderTest culm) {
        var mail = new ExampleFlow("send-mail").start(culm.rest());
        var job = new ExampleFlow("batch-job").start(culm.rest());
        var bean = new ExampleFlow("invoke-ejb").start(culm.rest());
        var message = new ExampleFlow("jms-send").start(culm.rest());

        List.of(mail, job, bean, message).forEach(run -> until(run, "FAILED"));

        assertThat(mail.exData("tell")).isEqualTo("'default' is not one of the allowed names (mail-sessions)");
        assertThat(job.exData("count")).isEqualTo("'count' is not one of the allowed jobs (batch-jobs)");
        assertThat(bean.exData("ask")).isEqualTo("'stock' is not one of the allowed names (ejb-interfaces)");
        assertThat(message.exData("send")).isEqualTo("'default' is not one of the allowed names (jms-factories)");
    }
}
