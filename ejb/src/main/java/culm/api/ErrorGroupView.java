package culm.api;

import java.time.Instant;

/**
 * Nodes that stand failed for the same reason.
 *
 * @param errorGroup under which {@link PipelineFilter} finds their runs
 * @param component its code, or the type of a node that calls none
 * @param error the first line of what one of them says, with {@code #} for what differs from one to the other
 * @param runs how many
 * @param nodes how many
 * @param latest when the last of them failed
 * @param sampleNodeId one of the nodes
 */
public record ErrorGroupView(
        String errorGroup, String component, String error, int runs, int nodes, Instant latest, String sampleNodeId)
        implements Sent {

    private Object writeReplace() {
        return Parcel.of(this);
    }
}
