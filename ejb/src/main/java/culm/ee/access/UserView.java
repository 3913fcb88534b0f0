package culm.ee.access;

import culm.port.Account;
import culm.port.Role;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A user as an administrator sees it, and as it sees itself.
 *
 * @param origin {@code local} or {@code oidc}
 * @param role in all projects, or null
 * @param projects the role in each project that is granted by name
 */
public record UserView(
        String name, String origin, boolean disabled, String role, Map<String, String> projects, Instant createdAt) {

    static UserView of(Account account) {
        var everywhere = account.grants().get(Account.EVERY_PROJECT);
        var projects = new TreeMap<String, String>();
        account.grants().forEach((project, role) -> projects.put(project, role.text()));
        projects.remove(Account.EVERY_PROJECT);
        return new UserView(
                account.name(),
                account.origin().name().toLowerCase(Locale.ROOT),
                account.disabled(),
                everywhere == null ? null : everywhere.text(),
                projects,
                account.createdAt());
    }

    static String text(Role role) {
        return role == null ? null : role.text();
    }
}
