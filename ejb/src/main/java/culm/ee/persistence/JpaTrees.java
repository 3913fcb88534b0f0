package culm.ee.persistence;

import culm.port.Trees;
import culm.tree.FlowTree;
import culm.tree.TreeReader;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Trees in the database, by the SHA-256 of their text. The order of keys counts: conditions are tried in it. */
public final class JpaTrees implements Trees {

    private final Rows<DefinitionRow> rows;
    private final TreeReader reader;
    private final ParsedTrees parsed;

    /**
     * @param reader reads what was accepted once: it must not ask for components that may be gone since
     * @param remembered how many nodes the trees that are kept in memory may have together
     */
    public JpaTrees(EntityManager entities, TreeReader reader, int remembered) {
        this.rows = new Rows<>(entities, DefinitionRow.class);
        this.reader = reader;
        this.parsed = new ParsedTrees(remembered);
    }

    @Override
    public String keep(Map<String, Object> document, FlowTree tree) {
        var text = Json.of(document);
        var hash = hash(text);
        var known = rows.query("SELECT COUNT(row.id) FROM DefinitionRow row WHERE row.id = :hash", Long.class)
                .setParameter("hash", hash)
                .getSingleResult();
        if (known == 0) {
            rows.insert(List.of(new DefinitionRow(hash, text)));
        }
        parsed.remember(hash, tree);
        return hash;
    }

    @Override
    public FlowTree get(String hash) {
        return parsed.find(hash).orElseGet(() -> read(hash));
    }

    @Override
    public Map<String, Object> document(String hash) {
        return Json.map(rows.find(hash)
                .orElseThrow(() -> new IllegalStateException("no tree is stored as " + hash))
                .document());
    }

    private FlowTree read(String hash) {
        var reading = reader.read(document(hash));
        var tree = reading.tree()
                .orElseThrow(() -> new IllegalStateException(
                        "the tree stored as %s is no longer accepted: %s".formatted(hash, reading.problems())));
        parsed.remember(hash, tree);
        return tree;
    }

    private static String hash(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
