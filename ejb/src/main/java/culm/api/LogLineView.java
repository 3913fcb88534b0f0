package culm.api;

import java.time.Instant;

/**
 * A line that a component has logged.
 *
 * @param version the id of the attempt
 * @param number of the line within its attempt, from 1; what was left out is counted
 * @param level TRACE, DEBUG, INFO, WARNING or ERROR
 * @param logger the name of the logger; "" for what the component gave its activity
 */
public record LogLineView(String version, long number, Instant at, String level, String logger, String text)
        implements Sent {

    private Object writeReplace() {
        return Parcel.of(this);
    }
}
