package culm.system.browser;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The console's files, and pages that try parts of them on made-up flows, with the policy that the real server sends. No server is
 * needed for what is only drawn.
 */
final class FlowPages implements AutoCloseable {

    private static final Path ROOT = Path.of(System.getProperty("culm.root"));
    private static final Path CONSOLE = ROOT.resolve("web/src/main/webapp/console");
    private static final Path RESOURCES = ROOT.resolve("src-test/src/test/resources");
    private static final Map<String, String> TYPES =
            Map.of("html", "text/html", "js", "text/javascript", "css", "text/css", "json", "application/json");

    private final HttpServer server;
    private final String policy;

    FlowPages() throws IOException {
        policy = policy();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/console/", call -> file(call, CONSOLE, "/console/"));
        server.createContext("/test/", call -> file(call, RESOURCES.resolve("console"), "/test/"));
        server.createContext("/conformance.json", call -> answer(call, "json", conformanceTrees()));
        server.start();
    }

    String address(String page) {
        return "http://127.0.0.1:%d/test/%s".formatted(server.getAddress().getPort(), page);
    }

    /** As it stands in the source, so that there is one policy only. */
    private static String policy() throws IOException {
        var source = Files.readString(ROOT.resolve("web/src/main/java/culm/web/rest/SecureHeaders.java"));
        var declaration = source.substring(source.indexOf("POLICY ="));
        return Pattern.compile("\"([^\"]*)\"")
                .matcher(declaration.substring(0, declaration.indexOf("\";") + 1))
                .results()
                .map(text -> text.group(1))
                .collect(Collectors.joining());
    }

    private void file(HttpExchange call, Path directory, String prefix) throws IOException {
        var file = directory
                .resolve(call.getRequestURI().getPath().substring(prefix.length()))
                .normalize();
        if (file.startsWith(directory) && Files.isRegularFile(file)) {
            var name = file.getFileName().toString();
            answer(call, name.substring(name.lastIndexOf('.') + 1), Files.readAllBytes(file));
        } else {
            call.sendResponseHeaders(404, -1);
            call.close();
        }
    }

    private static byte[] conformanceTrees() throws IOException {
        try (var files = Files.list(RESOURCES.resolve("conformance"))) {
            var cases = files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
            var texts = new StringBuilder("[");
            for (var file : cases) {
                texts.append(texts.length() > 1 ? "," : "").append(Files.readString(file));
            }
            return texts.append(']').toString().getBytes(StandardCharsets.UTF_8);
        }
    }

    private void answer(HttpExchange call, String type, byte[] body) throws IOException {
        call.getResponseHeaders().set("Content-Type", TYPES.getOrDefault(type, "text/plain") + ";charset=utf-8");
        call.getResponseHeaders().set("Content-Security-Policy", policy);
        call.sendResponseHeaders(200, body.length);
        try (var out = call.getResponseBody()) {
            out.write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
