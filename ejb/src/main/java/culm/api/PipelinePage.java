package culm.api;

import java.util.List;

/** @param nextCursor for the page after this one, or null if there is none */
public record PipelinePage(List<PipelineView> items, String nextCursor) implements Sent {

    private Object writeReplace() {
        return Parcel.of(this);
    }
}
