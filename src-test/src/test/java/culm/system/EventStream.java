package culm.system;

import static org.assertj.core.api.Assertions.assertThat;

import culm.ee.json.JsonText;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A stream of events as a browser reads it. */
final class EventStream implements AutoCloseable {

    /** @param data null: it had none, and browsers only remember the id */
    record Told(String id, String type, Map<String, Object> data) {}

    private final List<Told> told = new ArrayList<>();
    private final InputStream body;
    private final Thread reader;

    /** @param last the id of the last event that is known; null: what happens from now on */
    EventStream(RestDoor door, String path, String last) {
        var request = door.request(path).header("Accept", "text/event-stream");
        if (last != null) {
            request.header("Last-Event-ID", last);
        }
        try {
            var client =
                    HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
            var response = client.send(request.build(), BodyHandlers.ofInputStream());
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.headers().firstValue("Content-Type"))
                    .hasValueSatisfying(type -> assertThat(type.toLowerCase().replace(" ", ""))
                            .isEqualTo("text/event-stream;charset=utf-8"));
            body = response.body();
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(told);
        }
        reader = new Thread(this::read, "event stream");
        reader.setDaemon(true);
        reader.start();
    }

    private void read() {
        try (var lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            while (readOne(lines)) {}
        } catch (IOException closed) {
            // that is how it ends
        }
    }

    @SuppressWarnings("unchecked")
    private boolean readOne(BufferedReader lines) throws IOException {
        String id = null;
        String type = null;
        String data = null;
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.isEmpty()) {
                if (id != null) {
                    add(new Told(id, type, data == null ? null : (Map<String, Object>) JsonText.parse(data)));
                }
                return true;
            }
            var value = line.substring(line.indexOf(':') + 1).strip();
            id = line.startsWith("id:") ? value : id;
            type = line.startsWith("event:") ? value : type;
            data = line.startsWith("data:") ? value : data;
        }
        return false;
    }

    private void add(Told one) {
        synchronized (told) {
            told.add(one);
        }
    }

    /** All that was told so far, in order. */
    List<Told> told() {
        synchronized (told) {
            return told.stream().filter(one -> one.data() != null).toList();
        }
    }

    /** The id that a browser would come back with. */
    String last() {
        synchronized (told) {
            return told.get(told.size() - 1).id();
        }
    }

    @Override
    public void close() {
        try {
            body.close();
        } catch (IOException closed) {
            // it is
        }
    }
}
