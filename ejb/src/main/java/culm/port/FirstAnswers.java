package culm.port;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What was answered to calls that may come again. An answer is added in the transaction of what it tells, and never changed. */
public interface FirstAnswers {

    /** The answer under the caller's key, whatever it was asked for. */
    Optional<FirstAnswer> find(Once once);

    /** @throws KeyInUse if there is an answer under the key of one of the callers, or two come; now, or when the transaction is over */
    void add(Collection<Given> answers) throws KeyInUse;

    default void add(Once once, FirstAnswer answer) throws KeyInUse {
        add(List.of(new Given(once, answer)));
    }

    /** What was answered to a call. */
    record Given(Once once, FirstAnswer answer) {}

    /** Removes some of those that were given before this time. Returns how many. */
    int removeBefore(Instant end, int most);
}
