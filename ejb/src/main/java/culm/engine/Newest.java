package culm.engine;

import java.util.LinkedHashMap;
import java.util.Map;

/** Forgets what was put first when there is more than it may hold. */
final class Newest<V> extends LinkedHashMap<String, V> {

    private static final long serialVersionUID = 1L;

    private final int most;

    Newest(int most) {
        this.most = most;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
        return size() > most;
    }
}
