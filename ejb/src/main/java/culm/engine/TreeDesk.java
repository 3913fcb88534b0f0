package culm.engine;

import culm.api.ActionResult;
import culm.api.Code;
import culm.api.ProblemView;
import culm.api.ValidationView;
import culm.tree.Problem;
import culm.tree.ReadOptions;
import culm.tree.Reading;
import culm.tree.Registry;
import culm.tree.TreeReader;
import java.util.List;
import java.util.Map;

/** Reads trees and says what is wrong with them in the words of the contract. */
final class TreeDesk {

    private final Registry registry;
    private final ReadOptions options;

    TreeDesk(Registry registry, ReadOptions options) {
        this.registry = registry;
        this.options = options;
    }

    Reading read(Map<String, Object> document, boolean cycleTolerate) {
        return new TreeReader(registry, options.withCycleTolerate(cycleTolerate)).read(document);
    }

    ValidationView validate(Map<String, Object> document, boolean cycleTolerate) {
        var reading = read(document, cycleTolerate);
        return new ValidationView(reading.valid(), views(reading.problems()));
    }

    static ActionResult refused(Reading reading) {
        var problems = reading.problems();
        var first = problems.get(0);
        var message = "the pipeline is not valid: %s%s"
                .formatted(first.message(), problems.size() > 1 ? " (and %d more)".formatted(problems.size() - 1) : "");
        return ActionResult.refused(Code.INVALID_PIPELINE, message, Map.of("problems", List.copyOf(views(problems))));
    }

    private static List<ProblemView> views(List<Problem> problems) {
        return problems.stream()
                .map(problem ->
                        new ProblemView(problem.code().name(), problem.nodeId(), problem.pointer(), problem.message()))
                .toList();
    }
}
