package culm.ee.access;

import java.util.Map;

/**
 * What a user is to be, or is to be from now on. What is null stays as it is.
 *
 * @param password of a user of this database
 * @param origin {@code local}, the default, or {@code oidc}: cannot be changed later
 * @param role in all projects; "": none
 * @param projects the role in each project, instead of those before
 */
public record UserSpec(String password, String origin, String role, Map<String, String> projects, Boolean disabled) {

    @Override
    public String toString() {
        return "role %s, projects %s, disabled %s".formatted(role, projects, disabled);
    }
}
