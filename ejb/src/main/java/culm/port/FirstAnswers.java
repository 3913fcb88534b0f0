package culm.port;

import java.time.Instant;
import java.util.Optional;

/** What was answered to calls that may come again. An answer is added in the transaction of what it tells, and never changed. */
public interface FirstAnswers {

    /** The answer under the caller's key, whatever it was asked for. */
    Optional<FirstAnswer> find(Once once);

    /** @throws KeyInUse if there is an answer under the caller's key; now, or when the transaction is over */
    void add(Once once, FirstAnswer answer) throws KeyInUse;

    /** Removes some of those that were given before this time. Returns how many. */
    int removeBefore(Instant end, int most);
}
