package culm.system;

import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Answers as they are kept: the title of a question, then what was answered, then an empty line. */
final class Recorded {

    private static final List<String> HEADERS =
            List.of("content-type", "allow", "location", "retry-after", "www-authenticate");

    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\d[T ][0-9:.]+(Z|[+-]\\d\\d:\\d\\d)?");
    private static final Pattern MADE = Pattern.compile("\"(trace_id|version)\":\"[0-9a-f]{32}\"");

    /** The folder of the console. */
    private static final Pattern CONSOLE = Pattern.compile("\\bconsole/[0-9a-f]{40}/");

    private Recorded() {}

    /** By title. */
    static Map<String, String> read(String text) {
        var answers = new LinkedHashMap<String, String>();
        for (var entry : text.strip().split("\n\n")) {
            var parts = entry.split("\n", 2);
            answers.put(parts[0], parts[1]);
        }
        return answers;
    }

    static String shown(String title, String answer) {
        return title + "\n" + answer + "\n\n";
    }

    /** Without what differs from one run to the next. */
    static String of(RestDoor.Answer answer, String base) {
        var shown = new StringBuilder().append(answer.status());
        HEADERS.forEach(name -> header(answer.response(), name, base)
                .ifPresent(value -> shown.append('\n').append(name).append(": ").append(value)));
        var body = answer.response().body();
        if (!body.isEmpty()) {
            shown.append('\n').append(normal(body));
        }
        return shown.toString();
    }

    private static Optional<String> header(HttpResponse<String> response, String name, String base) {
        return response.headers().firstValue(name).map(value -> value.replace(base, "<base>/"));
    }

    private static String normal(String body) {
        var timeless = TIME.matcher(body).replaceAll("<time>");
        var unmade = MADE.matcher(timeless).replaceAll("\"$1\":\"<made>\"");
        return CONSOLE.matcher(unmade).replaceAll("console/<hash>/").stripTrailing();
    }
}
