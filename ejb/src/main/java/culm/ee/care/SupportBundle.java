package culm.ee.care;

import culm.api.SettingView;
import culm.ee.json.JsonRecord;
import culm.ee.json.JsonText;
import culm.engine.Engine;
import culm.port.AuditLog;
import culm.port.AuditQuery;
import culm.port.Events;
import culm.port.Transactions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** One run packed up for whoever helps: what answers tell of it, what was done to it, and of the engine what may matter. No secrets. */
public final class SupportBundle {

    /** Of a larger run the first ones. */
    static final int MOST_NODES = 5_000;

    private static final int MOST_ENTRIES = 1_000;

    private final Engine engine;
    private final AuditLog audit;
    private final Events events;
    private final Transactions transactions;
    private final InstantSource clock;
    private final List<SettingView> settings;

    /** @param settings as an administrator may see them */
    public SupportBundle(
            Engine engine,
            AuditLog audit,
            Events events,
            Transactions transactions,
            InstantSource clock,
            List<SettingView> settings) {
        this.engine = engine;
        this.audit = audit;
        this.events = events;
        this.transactions = transactions;
        this.clock = clock;
        this.settings = settings;
    }

    /**
     * A zip file of JSON files.
     *
     * @throws culm.api.CulmException PIPELINE_NOT_FOUND
     */
    public byte[] of(String id) {
        var files = new LinkedHashMap<String, Object>();
        var told = new RunDocument(engine, id);
        files.put("pipeline.json", told.pipeline());
        files.put("tree.json", told.tree());
        files.put("state.json", told.state());
        files.put("inputs.json", told.inputs());
        files.put("outputs.json", told.outputs());
        files.put("nodes.json", told.nodes(MOST_NODES));
        files.put("audit.json", JsonRecord.of(audit(id)));
        files.put("events.json", JsonRecord.of(transactions.alone(() -> events.ofRun(id, MOST_ENTRIES))));
        files.put("servers.json", JsonRecord.of(engine.listServers()));
        files.put("queues.json", JsonRecord.of(engine.listQueues()));
        files.put("components.json", JsonRecord.of(engine.listComponents()));
        files.put("settings.json", JsonRecord.of(settings));
        files.put("about.json", about());
        return zip(files);
    }

    private Object audit(String id) {
        return audit.list(new AuditQuery(null, id, null, null, null, null, null, null, MOST_ENTRIES));
    }

    private Map<String, Object> about() {
        var about = new LinkedHashMap<String, Object>();
        about.put("made_at", clock.instant().toString());
        about.put("frozen", engine.frozen());
        about.put("culm", String.valueOf(SupportBundle.class.getPackage().getImplementationVersion()));
        for (var name : List.of("java.version", "java.vm.name", "os.name", "os.arch", "os.version")) {
            about.put(name, System.getProperty(name));
        }
        about.put("processors", (long) Runtime.getRuntime().availableProcessors());
        about.put("memory_max", Runtime.getRuntime().maxMemory());
        return about;
    }

    private static byte[] zip(Map<String, Object> files) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(JsonText.write(file.getValue()).getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        } catch (IOException neverInMemory) {
            throw new UncheckedIOException(neverInMemory);
        }
        return bytes.toByteArray();
    }
}
