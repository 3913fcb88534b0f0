package culm.web.rest;

import culm.ee.access.AuditPage;
import culm.ee.access.AuditView;
import culm.ee.access.ProjectView;
import culm.ee.access.TokenView;
import culm.ee.access.UserView;
import java.util.Map;

/** Users, tokens and projects as JSON values. The names are the contract of REST. */
final class AccessViews {

    private AccessViews() {}

    static Map<String, Object> of(UserView user) {
        return Views.object(
                "name", user.name(),
                "origin", user.origin(),
                "disabled", user.disabled(),
                "role", user.role(),
                "projects", user.projects(),
                "created_at", Views.iso(user.createdAt()));
    }

    static Map<String, Object> of(TokenView token) {
        return Views.object(
                "id", token.id(),
                "user", token.user(),
                "name", token.name(),
                "role", token.role(),
                "state", token.state(),
                "created_at", Views.iso(token.createdAt()),
                "expires_at", Views.iso(token.expiresAt()));
    }

    static Map<String, Object> of(AuditPage page) {
        return Views.object(
                "items", page.items().stream().map(AccessViews::of).toList(), "next_cursor", page.nextCursor());
    }

    static Map<String, Object> of(AuditView entry) {
        return Views.object(
                "id", entry.id(),
                "at", Views.iso(entry.at()),
                "actor", entry.actor(),
                "door", entry.door(),
                "address", entry.address(),
                "trace_id", entry.traceId(),
                "action", entry.action(),
                "project", entry.project(),
                "run", entry.runId(),
                "target", entry.target(),
                "reason", entry.reason(),
                "code", entry.code(),
                "state_before", entry.before(),
                "state_after", entry.after(),
                "changes", entry.changes());
    }

    static Map<String, Object> of(ProjectView project) {
        return Views.object(
                "name", project.name(),
                "title", project.title(),
                "created_at", Views.iso(project.createdAt()));
    }
}
