package culm.ee.persistence;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Names in portions that one statement can take. */
final class Chunks {

    private static final int SIZE = 500;

    private Chunks() {}

    static List<List<String>> of(Collection<String> names) {
        var all = List.copyOf(names);
        var chunks = new ArrayList<List<String>>();
        for (int from = 0; from < all.size(); from += SIZE) {
            chunks.add(all.subList(from, Math.min(from + SIZE, all.size())));
        }
        return chunks;
    }
}
