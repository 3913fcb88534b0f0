package culm.api;

import java.io.Serializable;
import java.util.List;

/** @param nextCursor for the page after this one, or null if there is none */
public record PipelinePage(List<PipelineView> items, String nextCursor) implements Serializable {

    private static final long serialVersionUID = 1L;
}
