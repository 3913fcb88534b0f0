package culm.ee.access;

import culm.api.ActionResult;
import culm.api.Code;
import culm.api.CulmException;
import culm.port.Role;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The one place that decides what a caller may see and do. Whoever may not know of a run gets the answer that the engine gives
 * for an id that nobody has: it is asked for one.
 */
public final class Gate {

    /** As where the container finds it. */
    private static final String NO_ROLE = "the user's roles do not allow this";

    private final Directory directory;
    private final Function<String, Optional<String>> projectOf;
    private final String nobody = "nobody" + Secrets.hash(Secrets.bytes(16)).substring(0, 32);

    /** @param projectOf the project of a run, by its id or that of one of its nodes */
    public Gate(Directory directory, Function<String, Optional<String>> projectOf) {
        this.directory = directory;
        this.projectOf = projectOf;
    }

    /** @param isInRole whether the container has given the caller a role */
    public Caller caller(String name, Predicate<String> isInRole) {
        var most = Arrays.stream(Role.values())
                .filter(role -> isInRole.test(role.text()))
                .reduce((lesser, greater) -> greater);
        return new Caller(name, most, directory.account(name));
    }

    /** What is not of any one run. */
    public <T> T read(Caller caller, Supplier<T> reading) {
        if (!caller.isUser()) {
            throw new CulmException(Code.FORBIDDEN, "nothing is granted to user " + caller.name());
        }
        return reading.get();
    }

    /** @param reading is given the id to ask for */
    public <T> T read(Caller caller, String id, Function<String, T> reading) {
        if (sees(caller, id)) {
            return reading.apply(id);
        }
        try {
            return reading.apply(nobody);
        } catch (CulmException unknown) {
            throw new CulmException(unknown.code(), unknown.getMessage().replace(nobody, id));
        }
    }

    /** What only those need to see who may change something. */
    public <T> T readToAct(Caller caller, Supplier<T> reading) {
        if (!caller.mayAnywhere(Role.OPERATOR)) {
            throw new CulmException(Code.FORBIDDEN, NO_ROLE);
        }
        return reading.get();
    }

    /** The projects whose runs the caller may see in a list; null: all. */
    public Set<String> visible(Caller caller) {
        return caller.projects();
    }

    /**
     * The projects on whose runs the caller may act; null: all.
     *
     * @throws CulmException FORBIDDEN: none
     */
    public Set<String> actable(Caller caller) {
        var projects = caller.actable();
        if (!caller.mayAnywhere(Role.OPERATOR) || (projects != null && projects.isEmpty())) {
            throw new CulmException(Code.FORBIDDEN, NO_ROLE);
        }
        return projects;
    }

    /** What changes something for the runs of all projects. */
    public ActionResult changeForAll(Caller caller, Supplier<ActionResult> change) {
        return caller.mayEverywhere(Role.OPERATOR)
                ? change.get()
                : ActionResult.refused(Code.FORBIDDEN, "only who may act in all projects may do this");
    }

    /** Whose orders the caller may see: the own ones; null: everybody's. */
    public String owner(Caller caller) {
        return caller.mayEverywhere(Role.ADMIN) ? null : caller.name();
    }

    /** @param change is given the id to change */
    public ActionResult change(Caller caller, String id, Function<String, ActionResult> change) {
        if (!caller.mayAnywhere(Role.OPERATOR)) {
            return ActionResult.refused(Code.FORBIDDEN, NO_ROLE);
        }
        if (id == null || caller.mayEverywhere(Role.OPERATOR)) {
            return change.apply(id);
        }
        var project = projectOf.apply(id).filter(known -> caller.may(Role.VIEWER, known));
        if (project.isEmpty()) {
            var unknown = change.apply(nobody);
            return ActionResult.refused(unknown.code(), unknown.message().replace(nobody, id), unknown.extra());
        }
        return caller.may(Role.OPERATOR, project.get()) ? change.apply(id) : forbidden(caller, project.get());
    }

    /** @param start puts a run into the project */
    public ActionResult start(Caller caller, String project, Supplier<ActionResult> start) {
        if (!caller.mayAnywhere(Role.OPERATOR)) {
            return ActionResult.refused(Code.FORBIDDEN, NO_ROLE);
        }
        if (!caller.may(Role.VIEWER, project) || !directory.hasProject(project)) {
            return ActionResult.refused(Code.UNKNOWN_PROJECT, "project(%s) does not exist".formatted(project));
        }
        return caller.may(Role.OPERATOR, project) ? start.get() : forbidden(caller, project);
    }

    /** What is for administrators. */
    public ActionResult administer(Caller caller, Supplier<ActionResult> change) {
        return caller.mayEverywhere(Role.ADMIN)
                ? change.get()
                : ActionResult.refused(Code.FORBIDDEN, "only an administrator may do this");
    }

    /** What is of all projects together. */
    public <T> T oversee(Caller caller, Supplier<T> reading) {
        if (!caller.mayEverywhere(Role.VIEWER)) {
            throw new CulmException(Code.FORBIDDEN, "only who may look at all projects may see this");
        }
        return reading.get();
    }

    /** What only administrators see. */
    public <T> T inspect(Caller caller, Supplier<T> reading) {
        if (!caller.mayEverywhere(Role.ADMIN)) {
            throw new CulmException(Code.FORBIDDEN, "only an administrator may see this");
        }
        return reading.get();
    }

    private boolean sees(Caller caller, String id) {
        return id == null
                || caller.mayEverywhere(Role.VIEWER)
                || projectOf
                        .apply(id)
                        .filter(known -> caller.may(Role.VIEWER, known))
                        .isPresent();
    }

    private static ActionResult forbidden(Caller caller, String project) {
        return ActionResult.refused(
                Code.FORBIDDEN, "user %s may only look at project %s".formatted(caller.name(), project));
    }
}
