package culm.test;

import culm.api.ActionResult;
import culm.api.ProblemView;
import java.util.List;
import java.util.stream.Collectors;

/** Says why a run was not started, and what a test can do about it. */
final class Refusal {

    private Refusal() {}

    static AssertionError of(ActionResult answer) {
        return new AssertionError("the run was not started: %s%s".formatted(answer.message(), problems(answer)));
    }

    private static String problems(ActionResult answer) {
        if (!(answer.extra().get("problems") instanceof List<?> problems)) {
            return "";
        }
        return problems.stream()
                .map(ProblemView.class::cast)
                .map(problem -> "%n  %s at %s: %s".formatted(problem.code(), problem.pointer(), problem.message()))
                .collect(Collectors.joining("", "", hint(problems.toString())));
    }

    private static String hint(String problems) {
        return problems.contains("UNKNOWN_COMPONENT")
                ? "%nMake components known with component(...), or have others stand in for them: mock(...), mockOthers()"
                        .formatted()
                : "";
    }
}
