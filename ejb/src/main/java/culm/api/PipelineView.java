package culm.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A run in short.
 *
 * @param state as {@link StateView#state()}
 * @param project whose users see it
 * @param labels by name
 * @param waiting one entry for each live part of the run; empty in a list of runs and once the run has ended
 * @param booked the nodes before which it is to stop, or does so; empty in a list of runs
 */
public record PipelineView(
        String id,
        String name,
        String state,
        int priority,
        String queue,
        String createdBy,
        String project,
        Map<String, String> labels,
        Instant createdAt,
        Instant startedAt,
        Instant finishedAt,
        List<WaitingView> waiting,
        List<String> booked)
        implements Sent {

    private Object writeReplace() {
        return Parcel.of(this);
    }
}
