package culm.tree;

import java.util.List;
import java.util.Optional;

/** Reads a document into the model, and says everything that is wrong with it. */
public final class TreeReader {

    private final Registry registry;
    private final ReadOptions options;

    public TreeReader(Registry registry, ReadOptions options) {
        this.registry = registry;
        this.options = options;
    }

    /**
     * Never throws: whatever is wrong with the document, becomes a problem of the reading.
     *
     * @param document nested maps and lists as from JSON
     */
    public Reading read(Object document) {
        var survey = Survey.begin(registry, options);
        var root = Fields.of(document, Pointer.ROOT, null, survey.problems())
                .flatMap(new PipelineReader(survey)::readRoot);
        var problems = survey.problems().all();
        return problems.isEmpty()
                ? new Reading(root.map(FlowTree::new), List.of())
                : new Reading(Optional.empty(), problems);
    }
}
