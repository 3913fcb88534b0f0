package culm.ee.component;

import culm.component.BuiltIn;
import culm.component.Inputs;
import culm.component.WrongInput;
import culm.ee.http.Addresses;
import culm.ee.http.Deadline;
import culm.ee.http.Outbound;
import culm.ee.http.Request;
import culm.ee.http.RequestFailed;
import culm.ee.http.Response;
import culm.ee.json.JsonSyntax;
import culm.ee.json.JsonText;
import culm.plugin.Activity;
import culm.plugin.Answer;
import culm.plugin.Plugin;
import java.net.InetAddress;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;

/** Sends one HTTP request and puts out what was answered. */
@Plugin(code = "http_request", name = "HTTP request", group = "built-in")
public final class HttpRequest extends BuiltIn {

    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

    private final HttpSettings settings;
    private final Addresses form = new Addresses(false);
    private final Outbound outside;
    private final Outbound inside;
    private final Map<String, Runnable> running = new ConcurrentHashMap<>();

    /** @param timer ends what takes too long */
    public HttpRequest(HttpSettings settings, ScheduledExecutorService timer) {
        this(settings, timer, InetAddress::getAllByName);
    }

    HttpRequest(HttpSettings settings, ScheduledExecutorService timer, Addresses.Names names) {
        this.settings = settings;
        this.outside = new Outbound(new Addresses(false, names), timer);
        this.inside = new Outbound(new Addresses(true, names), timer);
    }

    @Override
    protected Answer begin(Activity activity, Inputs inputs) {
        var asked = HttpInputs.read(inputs, settings.timeout());
        var request = asked.request();
        try {
            var response = follow(activity, request, asked);
            putOut(activity, response);
            return asked.expects(response.status())
                    ? Answer.done()
                    : Answer.failed("%s was answered %d, not %s"
                            .formatted(request.shown(), response.status(), asked.expected()));
        } catch (RequestFailed failed) {
            return Answer.failed("%s: %s".formatted(request.shown(), failed.getMessage()));
        }
    }

    private Response follow(Activity activity, Request first, HttpInputs asked) throws RequestFailed {
        var deadline = Deadline.after(asked.timeout());
        var request = first;
        for (int left = asked.redirects(); ; left--) {
            var response = send(activity, request, deadline);
            var location = response.header("location");
            if (left == 0 || location == null || !REDIRECTS.contains(response.status())) {
                return response;
            }
            request = redirected(request, location);
        }
    }

    /** What was said to one is not said to another: only the same origin gets the headers again. */
    private static Request redirected(Request request, String location) {
        try {
            var next = request.uri().resolve(location.replaceFirst("#.*", ""));
            var sameOrigin = next.getScheme() != null
                    && next.getScheme().equals(request.uri().getScheme())
                    && request.uri().getRawAuthority().equals(next.getRawAuthority());
            return new Request(request.method(), next, sameOrigin ? request.headers() : Map.of(), null);
        } catch (IllegalArgumentException malformed) {
            throw new WrongInput("%s was redirected to what is no address".formatted(request.shown()));
        }
    }

    private Response send(Activity activity, Request request, Deadline deadline) throws RequestFailed {
        var outbound = allowed(request.uri());
        try {
            return outbound.send(request, deadline, settings.mostBytes(), end -> register(activity, end));
        } finally {
            running.remove(activity.version());
        }
    }

    private Outbound allowed(URI uri) {
        form.wrong(uri.toString()).ifPresent(wrong -> {
            throw new WrongInput(wrong);
        });
        if (settings.privateTargets().include(uri)) {
            return inside;
        }
        if (settings.targets().include(uri)) {
            return outside;
        }
        throw new WrongInput("%s://%s is not one of the allowed targets (http-targets)"
                .formatted(uri.getScheme(), uri.getRawAuthority()));
    }

    /** Whoever comes second, the request or its end, finds the other. */
    private void register(Activity activity, Runnable end) {
        running.put(activity.version(), end);
        if (activity.cancelled()) {
            end.run();
        }
    }

    @Override
    public void cancel(Activity activity) {
        var end = running.get(activity.version());
        if (end != null) {
            end.run();
        }
    }

    private static void putOut(Activity activity, Response response) {
        var headers = new LinkedHashMap<String, Object>();
        response.headers().forEach((name, values) -> {
            if (!name.equals("set-cookie")) { // it lets in whoever reads it
                headers.put(name, String.join(", ", values));
            }
        });
        activity.outputs().put("status_code", (long) response.status());
        activity.outputs().put("headers", headers);
        activity.outputs().put("body", body(response));
    }

    private static Object body(Response response) {
        var type = response.header("content-type");
        if (type != null && type.toLowerCase(Locale.ROOT).matches("application/([a-z0-9.+-]+\\+)?json\\b.*")) {
            try {
                return JsonText.parse(response.text());
            } catch (JsonSyntax notWhatItSays) {
                return response.text();
            }
        }
        return response.text();
    }
}
