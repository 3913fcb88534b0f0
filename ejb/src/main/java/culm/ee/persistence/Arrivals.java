package culm.ee.persistence;

import culm.port.Token;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Tells forks of the ends of their branches. */
interface Arrivals {

    /** The count comes last: MariaDB shows what is already assigned to the assignments after it. */
    String UPDATE =
            """
            UPDATE culm_token
            SET status = CASE WHEN pending = %1$s THEN 'READY' ELSE status END,
                since = CASE WHEN pending = %1$s THEN ? ELSE since END,
                version = version + 1,
                pending = pending - %1$s
            """;

    List<Token> arrive(Session session, Map<String, Integer> ended, Instant now);

    static void check(Map<String, Integer> ended, int found) {
        if (found != ended.size()) {
            throw new IllegalStateException(
                    "of the tokens %s one waits for no branch".formatted(new TreeMap<>(ended).keySet()));
        }
    }
}
