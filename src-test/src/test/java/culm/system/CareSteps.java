package culm.system;

import culm.ee.json.JsonText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/** Of the walk through the contract: what is done to many, and with what is over. */
final class CareSteps {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String PIPELINES = "api/v1/pipelines/";
    private static final String NODES = "api/v1/nodes/";
    private static final String BATCHES = "api/v1/batches";

    private final Described rest;
    private final Path archive;

    CareSteps(Described rest, Path archive) {
        this.rest = rest;
        this.archive = archive;
    }

    /** @param node that has failed, and will again */
    void take(String run, String node) {
        many(node);
        rest.post(PIPELINES + run + "/revoke", Map.of());
        var removal = Map.<String, Object>of("remove_after", "2100-01-01T00:00:00Z", "reason", "a test");
        rest.send("PUT", PIPELINES + run + "/remove-after", removal);
        rest.send("PUT", PIPELINES + "nobody/remove-after", removal);
        rest.get(PIPELINES + run + "/support-bundle");
        rest.get(PIPELINES + "nobody/support-bundle");
        archive(run);
        rest.get("api/v1/archives");
        rest.get("api/v1/archives/pipelines/" + run);
        rest.get("api/v1/archives/pipelines/nobody");
    }

    private void many(String node) {
        var order = new HashMap<String, Object>();
        order.put("action", "forced_fail");
        order.put("query", Map.of("state", List.of("FAILED"), "started_from", "2026-01-01T00:00:00Z"));
        order.put("ex_data", "a test");
        order.put("dry_run", true);
        rest.post(BATCHES, order);
        var made = rest.post(BATCHES, Map.of("action", "retry", "ids", List.of(node, "nobody"), "reason", "a test"));
        var batch = BATCHES + "/" + RestViews.map(made.object().get("extra")).get("id");
        Waiting.until(() -> rest.get(batch).object().get("state").equals("FINISHED"), SOON);
        rest.get(batch + "/items?outcome=FAILED&limit=1");
        rest.get(batch + "/items?limit=1");
        rest.get(batch + "/items?outcome=LOST");
        rest.get(BATCHES + "?limit=1");
        rest.post(batch + "/cancel", Map.of("reason", "a test"));
        rest.get(BATCHES + "/nobody");
        rest.post(BATCHES, Map.of("action", "dance", "ids", List.of("a")));
        cancelled(node);
    }

    /** Of so many that it is not done before it is cancelled. */
    private void cancelled(String node) {
        var nobody = IntStream.range(0, 2_000).mapToObj("nobody%d"::formatted);
        var ids = Stream.concat(Stream.of(node), nobody).toList();
        var made = rest.post(BATCHES, Map.of("action", "pause", "ids", ids));
        rest.post(BATCHES + "/" + RestViews.map(made.object().get("extra")).get("id") + "/cancel");
    }

    /** A file as the handbook describes it: what becomes of a run when its time has come takes days. */
    private void archive(String run) {
        var line = new HashMap<String, Object>();
        line.put("format", 1L);
        line.put("id", run);
        line.put("archived_at", "2026-11-26T12:00:00Z");
        line.put("pipeline", rest.get(PIPELINES + run).object());
        line.put("tree", rest.get(PIPELINES + run + "/tree").object());
        line.put("inputs", Map.of());
        line.put("outputs", rest.get(NODES + run + "/outputs").object());
        line.put("state", rest.get(NODES + run + "/state?nested=true").object());
        line.put("nodes", List.of());
        line.put("audit", List.of());
        var head = Map.of("culm_archive", 1L, "made_at", "2026-11-26T12:00:00Z", "ids", List.of(run));
        var text = JsonText.write(head) + "\n" + JsonText.write(line) + "\n";
        try {
            var day = Files.createDirectories(archive.resolve("2026-11-26"));
            try (var out = new GZIPOutputStream(Files.newOutputStream(day.resolve("0.ndjson.gz")))) {
                out.write(text.getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
