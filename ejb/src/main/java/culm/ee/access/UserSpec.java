package culm.ee.access;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a user is to be, or is to be from now on. What is null stays as it is.
 *
 * @param password of a user of this database
 * @param origin {@code local}, the default, or {@code oidc}: cannot be changed later
 * @param role in all projects; "": none
 * @param projects the role in each project, instead of those before
 */
public record UserSpec(String password, String origin, String role, Map<String, String> projects, Boolean disabled) {

    /** For the audit log: that there is a new password, and everything else. */
    public Map<String, Object> told() {
        var told = new LinkedHashMap<String, Object>();
        told.put("password", password == null ? null : "***");
        told.put("origin", origin);
        told.put("role", role);
        told.put("projects", projects);
        told.put("disabled", disabled);
        told.values().removeIf(Objects::isNull);
        return told;
    }

    /** What tells it from another. */
    public List<Object> everything() {
        return Arrays.asList(password, origin, role, projects, disabled);
    }

    @Override
    public String toString() {
        return "role %s, projects %s, disabled %s".formatted(role, projects, disabled);
    }
}
