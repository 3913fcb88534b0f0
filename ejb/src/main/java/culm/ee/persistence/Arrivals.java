package culm.ee.persistence;

import culm.port.Token;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

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

    /**
     * @param known tokens as they are unless they have been changed since
     * @return the tokens that are READY now, for when the transaction is over
     */
    Supplier<List<Token>> arrive(Sessions sessions, Map<String, Integer> ended, Map<String, Token> known, Instant now);

    static IllegalStateException waitsForNone(Map<String, Integer> ended) {
        return new IllegalStateException(
                "of the tokens %s one waits for no branch".formatted(new TreeMap<>(ended).keySet()));
    }
}
