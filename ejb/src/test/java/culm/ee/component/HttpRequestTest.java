package culm.ee.component;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import culm.component.Attempt;
import culm.ee.http.Addresses;
import culm.ee.http.Targets;
import culm.plugin.Answer;
import culm.plugin.Answer.Kind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpRequestTest {

    private static final String REFUSED = "the address leads to this machine or a private network";

    private record Seen(String method, String uri, String host, Map<String, List<String>> headers, String body) {}

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final List<Seen> seen = new CopyOnWriteArrayList<>();
    private final List<String> resolved = new ArrayList<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private HttpServer server;
    private int port;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", exchange -> answer(exchange, 200, "hello"));
        server.createContext("/echo", exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "application/json; charset=utf-8");
            exchange.getResponseHeaders().add("Set-Cookie", "session=1");
            answer(exchange, 201, "{\"n\": 1}");
        });
        server.createContext("/broken", exchange -> answer(exchange, 503, "no"));
        server.createContext("/hang", exchange -> {
            await(closing);
            exchange.close();
        });
        server.createContext("/drip", this::drip);
        server.createContext("/long", exchange -> answer(exchange, 200, "x".repeat(3_000)));
        server.start();
        port = server.getAddress().getPort();
    }

    @AfterEach
    void close() {
        closing.countDown();
        server.stop(0);
        timer.shutdownNow();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /** A byte now and then, so that no read waits for long. */
    private void drip(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        try (var body = exchange.getResponseBody()) {
            while (!closing.await(20, TimeUnit.MILLISECONDS)) {
                body.write('.');
                body.flush();
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private void answer(HttpExchange exchange, int status, String text) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var headers = exchange.getRequestHeaders();
        seen.add(new Seen(
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                headers.getFirst("Host"),
                Map.copyOf(headers),
                body));
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private void redirect(String path, String location) {
        server.createContext(path, exchange -> {
            exchange.getResponseHeaders().add("Location", location);
            answer(exchange, 302, "");
        });
    }

    private InetAddress[] resolve(String host) throws UnknownHostException {
        resolved.add(host);
        return switch (host) {
            case "api.example.org" -> InetAddress.getAllByName("127.0.0.1");
            case "mixed.example.org" -> new InetAddress[] {address("93.184.216.34"), address("127.0.0.1")};
            case "private.example.org" -> InetAddress.getAllByName("10.1.2.3");
            case "metadata.example.org" -> InetAddress.getAllByName("169.254.169.254");
            case "six.example.org" -> InetAddress.getAllByName("::ffff:127.0.0.1");
            case "unknown.example.org" -> throw new UnknownHostException(host);
            default -> onThisMachine(InetAddress.getByName(host));
        };
    }

    /** No test leaves this machine. */
    private static InetAddress[] onThisMachine(InetAddress address) throws UnknownHostException {
        if (new Addresses(false).refusal(address.getHostAddress()).isEmpty()) {
            throw new UnknownHostException(address.getHostAddress());
        }
        return new InetAddress[] {address};
    }

    private static InetAddress address(String text) throws UnknownHostException {
        return InetAddress.getByName(text);
    }

    private HttpRequest allowing(List<String> targets, List<String> privateTargets) {
        var settings =
                new HttpSettings(new Targets(targets), new Targets(privateTargets), Duration.ofSeconds(60), 2_000);
        return new HttpRequest(settings, timer, this::resolve);
    }

    /** Lets requests go anywhere, but for private addresses. */
    private HttpRequest open(String... privateTargets) {
        return allowing(List.of("http://*:*", "https://*:*"), List.of(privateTargets));
    }

    private String local(String path) {
        return "http://api.example.org:" + port + path;
    }

    private Answer get(HttpRequest component, String url) throws Exception {
        return component.execute(Attempt.of("url", url));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:PORT/",
                "http://localhost:PORT/",
                "http://LOCALHOST:PORT/",
                "http://localhost.:PORT/",
                "http://127.0.0.1.:PORT/",
                "http://127.0.0.2:PORT/",
                "http://127.1:PORT/",
                "http://2130706433:PORT/",
                "http://0x7f000001:PORT/",
                "http://0x7f.1:PORT/",
                "http://017700000001:PORT/",
                "http://0177.0.0.1:PORT/",
                "http://0.0.0.0:PORT/",
                "http://0:PORT/",
                "http://[::1]:PORT/",
                "http://[::]:PORT/",
                "http://[0:0:0:0:0:0:0:1]:PORT/",
                "http://[::ffff:127.0.0.1]:PORT/",
                "http://[::ffff:7f00:1]:PORT/",
                "http://[::127.0.0.1]:PORT/",
                "http://[::ffff:0:7f00:1]:PORT/",
                "http://[64:ff9b::7f00:1]:PORT/",
                "http://[2002:7f00:1::]:PORT/",
                "http://[2001:0:7f00:1::]:PORT/",
                "http://[fe80::1]:PORT/",
                "http://[fd00:ec2::254]:PORT/",
                "http://10.0.0.1:PORT/",
                "http://172.16.0.1:PORT/",
                "http://192.168.0.1:PORT/",
                "http://100.100.100.200:PORT/",
                "http://169.254.169.254:PORT/latest/meta-data/",
                "http://api.example.org:PORT/",
                "http://mixed.example.org:PORT/",
                "http://private.example.org:PORT/",
                "http://metadata.example.org:PORT/",
                "http://six.example.org:PORT/",
                "http://example.org@127.0.0.1:PORT/",
                "http://127.0.0.1:PORT@example.org/",
                "http://127.0.0.1:PORT#@example.org/",
                "http://127.0.0.1:PORT\\\\@example.org/",
                "http://１２７.０.０.１:PORT/",
                "http://localhost%00.example.org:PORT/",
                "http:///127.0.0.1:PORT/",
                "http:127.0.0.1:PORT/",
                "//127.0.0.1:PORT/",
                "ftp://127.0.0.1:PORT/",
                "file:///etc/passwd",
                "jar:http://127.0.0.1:PORT/a.jar!/"
            })
    void noTrickLeadsToThisMachineOrAPrivateNetwork(String trick) throws Exception {
        var answer = get(open(), trick.replace("PORT", Integer.toString(port)));

        assertThat(answer.kind()).isEqualTo(Kind.FAILED);
        assertThat(answer.reason()).asString().containsAnyOf(REFUSED, "url ", "the host is not known", "no characters");
        assertThat(seen).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:PORT/",
                "http://[::1]:PORT/",
                "http://2130706433:PORT/",
                "http://private.example.org:PORT/",
                "//localhost:PORT/",
                "http://user@127.0.0.1:PORT/",
                "file:///etc/passwd"
            })
    void noRedirectLeadsThere(String location) throws Exception {
        redirect("/away", location.replace("PORT", Integer.toString(port)));
        var component = open("http://api.example.org:*");

        var answer = component.execute(Attempt.of("url", local("/away"), "max_redirects", 5L));

        assertThat(answer.kind()).isEqualTo(Kind.FAILED);
        assertThat(seen).extracting(Seen::uri).containsExactly("/away");
    }

    @Test
    void whatWasCheckedIsWhatIsConnectedTo() throws Exception {
        var rebinding = new ArrayList<>(List.of("127.0.0.1", "10.0.0.1"));
        var settings = new HttpSettings(
                new Targets(List.of()), new Targets(List.of("http://*:*")), Duration.ofSeconds(60), 2_000);
        var component = new HttpRequest(settings, timer, host -> new InetAddress[] {address(rebinding.remove(0))});

        var answer = get(component, local("/"));

        assertThat(answer.kind()).isEqualTo(Kind.DONE);
        assertThat(rebinding).as("the name is asked for once").containsExactly("10.0.0.1");
        assertThat(seen.get(0).host()).isEqualTo("api.example.org:" + port);
    }

    @Test
    void aNameThatLeadsElsewhereTheSecondTimeIsCheckedTheSecondTime() throws Exception {
        var rebinding = new ArrayList<>(List.of("192.0.2.1", "127.0.0.1"));
        var settings = new HttpSettings(
                new Targets(List.of("http://*:*")), new Targets(List.of()), Duration.ofSeconds(60), 2_000);
        var component = new HttpRequest(settings, timer, host -> new InetAddress[] {address(rebinding.remove(0))});
        component.execute(Attempt.of("url", local("/"), "timeout_seconds", 1L));

        assertThat(get(component, local("/")).reason()).asString().contains(REFUSED);
        assertThat(seen).isEmpty();
    }

    @Test
    void nothingIsReachedWithoutTheList() throws Exception {
        var answer = get(allowing(List.of(), List.of()), local("/"));

        assertThat(answer.reason())
                .isEqualTo(
                        "http://api.example.org:%d is not one of the allowed targets (http-targets)".formatted(port));
        assertThat(resolved).isEmpty();
    }

    @Test
    void putsOutWhatWasAnswered() throws Exception {
        var attempt = Attempt.of(
                "url", local("/echo?a=1"),
                "method", "POST",
                "query", Map.of("b", "x y&"),
                "headers", Map.of("X-Trace", "t1"),
                "secret_headers", Map.of("Authorization", "Bearer abc"),
                "json", Map.of("order", 7L),
                "expected_status", List.of(200L, "201"));

        assertThat(open("http://api.example.org:*").execute(attempt).kind()).isEqualTo(Kind.DONE);

        assertThat(attempt.outputs()).containsEntry("status_code", 201L).containsEntry("body", Map.of("n", 1L));
        assertThat(((Map<?, ?>) attempt.outputs().get("headers"))
                        .keySet().stream().map(Object::toString))
                .contains("content-type")
                .doesNotContain("set-cookie");
        var request = seen.get(0);
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.uri()).isEqualTo("/echo?a=1&b=x%20y%26");
        assertThat(request.body()).isEqualTo("{\"order\":7}");
        assertThat(request.headers().get("Authorization")).containsExactly("Bearer abc");
        assertThat(request.headers().get("X-trace")).containsExactly("t1");
        assertThat(request.headers().get("Content-type")).containsExactly("application/json");
    }

    @Test
    void anUnexpectedStatusFailsTheNodeAndIsPutOut() throws Exception {
        var attempt = Attempt.of("url", local("/broken?key=geheim"));

        var answer = open("http://api.example.org:*").execute(attempt);

        assertThat(answer.reason())
                .isEqualTo("GET http://api.example.org:%d/broken was answered 503, not 200 to 299".formatted(port));
        assertThat(attempt.outputs()).containsEntry("status_code", 503L).containsEntry("body", "no");
    }

    @Test
    void redirectsAreFollowedWhereAskedForAndHeadersStayWithTheirOrigin() throws Exception {
        redirect("/first", "/second");
        redirect("/second", "http://127.0.0.1:" + port + "/");
        var component = open("http://api.example.org:*", "http://127.0.0.1:*");
        var followed = Attempt.of(
                "url", local("/first"), "max_redirects", 2L, "secret_headers", Map.of("Authorization", "Bearer abc"));

        assertThat(component.execute(followed).kind()).isEqualTo(Kind.DONE);
        assertThat(seen).extracting(Seen::uri).containsExactly("/first", "/second", "/");
        assertThat(seen)
                .extracting(request -> request.headers().containsKey("Authorization"))
                .containsExactly(true, true, false);

        var stays = Attempt.of("url", local("/first"), "expected_status", 302L);
        assertThat(component.execute(stays).kind()).isEqualTo(Kind.DONE);
        assertThat(seen).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/hang", "/drip", "/moved"})
    void whatTakesTooLongIsEnded(String path) throws Exception {
        redirect("/moved", "/hang");
        var attempt = Attempt.of("url", local(path), "timeout_seconds", 1L, "max_redirects", 1L);

        assertThat(open("http://api.example.org:*").execute(attempt).reason())
                .asString()
                .matches("GET .*: (no answer within 1 s|the answer has more than.*)");
    }

    @Test
    void aLongAnswerIsRefused() throws Exception {
        assertThat(get(open("http://api.example.org:*"), local("/long")).reason())
                .asString()
                .endsWith("the answer has more than 2000 bytes");
    }

    @Test
    void whoForcesTheNodeToFailEndsTheRequest() throws Exception {
        var component = open("http://api.example.org:*");
        var attempt = Attempt.of("url", local("/hang"));
        var waiting = new CountDownLatch(1);
        server.removeContext("/hang");
        server.createContext("/hang", exchange -> {
            waiting.countDown();
            await(closing);
            exchange.close();
        });
        var caller = Executors.newSingleThreadExecutor();
        try {
            var call = caller.submit(() -> component.execute(attempt));
            waiting.await();
            component.cancel(attempt);
            assertThat(call.get().kind()).isEqualTo(Kind.FAILED);
        } finally {
            caller.shutdownNow();
        }
    }

    @Test
    void whatMakesNoSenseIsRefused() throws Exception {
        var component = open("http://api.example.org:*");
        for (var wrong : List.of(
                Map.<String, Object>of("method", "TRACE"),
                Map.<String, Object>of("timeout_seconds", 61L),
                Map.<String, Object>of("body", "x"),
                Map.<String, Object>of("method", "POST", "body", "x", "json", 1L),
                Map.<String, Object>of("method", "POST", "max_redirects", 1L),
                Map.<String, Object>of("headers", Map.of("Host", "other")),
                Map.<String, Object>of("headers", Map.of("X-A", "1\r\nX-B: 2")),
                Map.<String, Object>of("headers", Map.of("X A", "1")),
                Map.<String, Object>of("expected_status", "ok"),
                Map.<String, Object>of("verify", false))) {
            var attempt = Attempt.of("url", local("/"));
            attempt.inputs().putAll(wrong);
            assertThat(component.execute(attempt).kind()).as(wrong.toString()).isEqualTo(Kind.FAILED);
        }
        assertThat(component.execute(Attempt.of()).reason()).isEqualTo("url is missing");
        assertThat(seen).isEmpty();
    }
}
