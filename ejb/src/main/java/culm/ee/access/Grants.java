package culm.ee.access;

import culm.api.ActionResult;
import culm.api.Code;
import culm.port.Account;
import culm.port.Projects;
import culm.port.Role;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads what is to be granted to a user. */
public final class Grants {

    private static final String ROLES =
            Arrays.stream(Role.values()).map(Role::text).collect(Collectors.joining(", "));

    private final Projects projects;

    public Grants(Projects projects) {
        this.projects = projects;
    }

    Optional<ActionResult> wrong(UserSpec spec) {
        if (spec.role() != null
                && !spec.role().isEmpty()
                && Role.of(spec.role()).isEmpty()) {
            return Optional.of(invalid("role must be one of %s; it is '%s'".formatted(ROLES, spec.role())));
        }
        return Optional.ofNullable(spec.projects()).flatMap(granted -> granted.entrySet().stream()
                .flatMap(grant -> wrong(grant.getKey(), grant.getValue()).stream())
                .findFirst());
    }

    private Optional<ActionResult> wrong(String project, String role) {
        var known = role == null ? Optional.<Role>empty() : Role.of(role);
        if (known.isEmpty()) {
            return Optional.of(
                    invalid("the role in project %s must be one of %s; it is '%s'".formatted(project, ROLES, role)));
        }
        if (known.get() == Role.ADMIN) {
            return Optional.of(invalid("%s is granted for all projects, as 'role', or not at all".formatted(role)));
        }
        return projects.find(project).isPresent()
                ? Optional.empty()
                : Optional.of(
                        ActionResult.refused(Code.UNKNOWN_PROJECT, "project(%s) does not exist".formatted(project)));
    }

    /** What is granted from now on, if nothing is {@link #wrong}. */
    Map<String, Role> of(Account before, UserSpec spec) {
        var granted = new HashMap<String, Role>();
        var everywhere = before.grants().get(Account.EVERY_PROJECT);
        if (spec.projects() == null) {
            granted.putAll(before.grants());
        } else {
            spec.projects()
                    .forEach((project, role) ->
                            granted.put(project, Role.of(role).orElseThrow()));
        }
        granted.remove(Account.EVERY_PROJECT);
        var now = spec.role() == null ? Optional.ofNullable(everywhere) : Role.of(spec.role());
        now.ifPresent(role -> granted.put(Account.EVERY_PROJECT, role));
        return granted;
    }

    private static ActionResult invalid(String message) {
        return ActionResult.refused(Code.INVALID_ARGUMENT, message);
    }
}
