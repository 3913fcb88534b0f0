package culm.system;

import java.net.http.HttpRequest.BodyPublishers;

/**
 * A request in which nothing changes from one server to another.
 *
 * @param body null: none
 * @param header a further one, such as {@code Accept: text/csv}; null: none
 */
record Question(String method, String path, String body, String header, boolean anonymous) {

    private static final String JSON = "Content-Type: application/json";

    static Question get(String path) {
        return new Question("GET", path, null, null, false);
    }

    static Question post(String path, String body) {
        return new Question("POST", path, body, JSON, false);
    }

    static Question of(String method, String path) {
        return new Question(method, path, null, null, false);
    }

    Question with(String otherHeader) {
        return new Question(method, path, body, otherHeader, anonymous);
    }

    Question byNobody() {
        return new Question(method, path, body, header, true);
    }

    String title() {
        var title = new StringBuilder(method).append(' ').append(path);
        if (header != null && !header.equals(JSON)) {
            title.append(", ").append(header);
        }
        if (anonymous) {
            title.append(", by nobody");
        }
        if (body != null) {
            title.append(' ').append(body.length() > 200 ? body.length() + " characters" : body);
        }
        return title.toString();
    }

    RestDoor.Answer ask(RestDoor door) {
        var asked = anonymous ? door.anonymous() : door;
        var request = asked.request(path)
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (header != null) {
            var parts = header.split(": ", 2);
            request.header(parts[0], parts[1]);
        }
        return asked.send(request);
    }
}
