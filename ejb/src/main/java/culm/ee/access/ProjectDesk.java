package culm.ee.access;

import culm.api.ActionResult;
import culm.api.Code;
import culm.api.RunOptions;
import culm.port.Project;
import culm.port.Projects;
import culm.port.RunFilter;
import culm.port.RunQuery;
import culm.port.Runs;
import culm.port.Transactions;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Makes and removes projects. */
public final class ProjectDesk {

    private static final int LONGEST_TITLE = 200;

    private final Projects projects;
    private final Runs runs;
    private final Transactions transactions;
    private final Directory directory;
    private final InstantSource clock;

    public ProjectDesk(
            Projects projects, Runs runs, Transactions transactions, Directory directory, InstantSource clock) {
        this.projects = projects;
        this.runs = runs;
        this.transactions = transactions;
        this.directory = directory;
        this.clock = clock;
    }

    /** Those that the caller sees. */
    public List<ProjectView> list(Caller caller) {
        var visible = caller.projects();
        return projects.list().stream()
                .filter(project -> visible == null || visible.contains(project.name()))
                .map(ProjectView::of)
                .toList();
    }

    public ActionResult create(String name, String title) {
        if (!UserNames.isProject(name)) {
            return ActionResult.refused(
                    Code.INVALID_ARGUMENT, "a project's name must have 1 to 64 of A-Z a-z 0-9 . _ -");
        }
        if (title != null && title.length() > LONGEST_TITLE) {
            return ActionResult.refused(
                    Code.INVALID_ARGUMENT, "a title may have %d characters".formatted(LONGEST_TITLE));
        }
        return committed(() -> {
            if (projects.find(name).isPresent()) {
                return ActionResult.refused(Code.ALREADY_EXISTS, "project(%s) exists already".formatted(name));
            }
            projects.add(new Project(name, title, clock.instant()));
            return ActionResult.success(Map.of("project", name));
        });
    }

    /** A project with runs stays: nobody else could see them. */
    public ActionResult remove(String name) {
        return committed(() -> {
            if (projects.find(name).isEmpty()) {
                return ActionResult.refused(Code.NOT_FOUND, "project(%s) does not exist".formatted(name));
            }
            if (name.equals(RunOptions.DEFAULT_PROJECT) || hasRuns(name)) {
                return ActionResult.refused(
                        Code.ILLEGAL_STATE, "project(%s) has runs, or is the default project".formatted(name));
            }
            projects.remove(name);
            return ActionResult.success();
        });
    }

    private boolean hasRuns(String name) {
        return !runs.list(new RunQuery(RunFilter.all().of(Set.of(name)), null, 1))
                .isEmpty();
    }

    private ActionResult committed(Supplier<ActionResult> work) {
        try {
            return transactions.alone(work);
        } finally {
            directory.forget();
        }
    }
}
