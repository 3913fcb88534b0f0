package culm.ee.persistence;

import culm.engine.RecentlyUsed;
import culm.port.CopyName;
import culm.port.Trees;
import culm.tree.FlowTree;
import culm.tree.FreshIds;
import culm.tree.TreeReader;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * Trees in the database, by the SHA-256 of their text. The order of keys counts: conditions are tried in it. The name of a
 * copy is a key of 32 characters and the original's name; in a column of 64 there is room for 31 of that, which are 186 bits.
 */
public final class JpaTrees implements Trees {

    private static final int ORIGINAL_LENGTH = 31;

    /** For how long, in microseconds, nobody says again that a definition is used. */
    private static final long FRESH = 3_600_000_000L;

    private final Rows<DefinitionRow> rows;
    private final TreeReader reader;
    private final RecentlyUsed<String, FlowTree> parsed;
    private final InstantSource clock;

    /**
     * @param reader reads what was accepted once: it must not ask for components that may be gone since
     * @param remembered how many nodes the trees that are kept in memory may have together
     */
    public JpaTrees(EntityManager entities, TreeReader reader, int remembered, InstantSource clock) {
        this.rows = new Rows<>(entities, DefinitionRow.class);
        this.reader = reader;
        this.parsed = new RecentlyUsed<>(remembered);
        this.clock = clock;
    }

    @Override
    public String keep(Map<String, Object> document, FlowTree tree) {
        var text = Json.of(document);
        var name = HexFormat.of().formatHex(hash(text));
        store(name, text);
        remember(name, tree);
        return name;
    }

    @Override
    public String keepOriginal(Map<String, Object> document) {
        var text = Json.of(document);
        var name = Base64.getUrlEncoder().encodeToString(hash(text)).substring(0, ORIGINAL_LENGTH);
        store(name, text);
        return name;
    }

    private void store(String name, String text) {
        var now = Micros.of(clock.instant());
        var used = rows.query("SELECT row.usedAt FROM DefinitionRow row WHERE row.id = :hash", Long.class)
                .setParameter("hash", name)
                .getResultStream()
                .findFirst();
        if (used.isEmpty() || now - used.get() > FRESH && !isStillThere(name, now)) {
            rows.insert(List.of(new DefinitionRow(name, text, now)));
        }
    }

    /** Says that it is used: from then on it is not removed, until it has not been used for long. */
    private boolean isStillThere(String name, long now) {
        return rows.change().set("usedAt", now).where("row.id = :hash", Map.of("hash", name)) > 0;
    }

    @Override
    public String copy(String original, FlowTree tree) {
        var name = new CopyName(tree.id(), original).toString();
        remember(original, tree);
        remember(name, tree); // last, for it is what steps ask for: if there is no room for both, it stays
        return name;
    }

    @Override
    public FlowTree get(String name) {
        return parsed.find(name)
                .orElseGet(() -> CopyName.of(name).map(this::copied).orElseGet(() -> read(name)));
    }

    /** Under the name of an original some copy of it is remembered. */
    private FlowTree copied(CopyName copy) {
        var tree = parsed.find(copy.original())
                .map(other -> other.under(copy.key()))
                .orElseGet(() -> read(copy.toString()));
        copy(copy.original(), tree);
        return tree;
    }

    @Override
    public Map<String, Object> document(String name) {
        var copy = CopyName.of(name);
        return copy.isPresent()
                ? FreshIds.under(copy.get().key(), stored(copy.get().original()))
                        .document()
                : stored(name);
    }

    @Override
    public void ended(String name) {
        if (CopyName.of(name).isPresent()) {
            parsed.forget(name);
        }
    }

    private Map<String, Object> stored(String name) {
        return Json.map(rows.find(name)
                .orElseThrow(() -> new IllegalStateException("no tree is stored as " + name))
                .document());
    }

    private FlowTree read(String name) {
        var reading = reader.read(document(name));
        var tree = reading.tree()
                .orElseThrow(() -> new IllegalStateException(
                        "the tree stored as %s is no longer accepted: %s".formatted(name, reading.problems())));
        remember(name, tree);
        return tree;
    }

    private void remember(String name, FlowTree tree) {
        parsed.remember(name, tree, tree.size());
    }

    private static byte[] hash(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
