package culm.ee.service;

import culm.api.ActionResult;
import culm.ee.access.Caller;
import culm.ee.access.Gate;
import culm.ee.access.Ledger;
import culm.ee.access.ProjectDesk;
import culm.ee.access.ProjectView;
import culm.ee.access.TokenDesk;
import culm.ee.access.TokenView;
import culm.ee.access.UserDesk;
import culm.ee.access.UserSpec;
import culm.ee.access.UserView;
import jakarta.annotation.Resource;
import jakarta.annotation.security.DeclareRoles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Local;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** {@link AccessService} for callers in this server. */
@Stateless(name = "AccessService")
@Local(AccessService.class)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@DeclareRoles({Roles.VIEWER, Roles.OPERATOR, Roles.ADMIN})
@RolesAllowed({Roles.VIEWER, Roles.OPERATOR, Roles.ADMIN})
public class StatelessAccessService implements AccessService {

    @Resource
    private SessionContext session;

    @Inject
    private Gate gate;

    @Inject
    private UserDesk users;

    @Inject
    private TokenDesk tokens;

    @Inject
    private ProjectDesk projects;

    @Inject
    private Ledger ledger;

    @Inject
    private Calls calls;

    /** @param change is for administrators, or for whoever it is about */
    private ActionResult change(
            String action,
            String target,
            Map<String, Object> given,
            Function<Caller, ActionResult> change,
            Object... asked) {
        var caller = caller();
        var call = calls.of(caller.name(), action, target, given, asked);
        var answer = ledger.change(call, () -> change.apply(caller));
        calls.recorded();
        return answer;
    }

    private ActionResult administer(
            String action, String target, Map<String, Object> given, Supplier<ActionResult> change, Object... asked) {
        return change(action, target, given, caller -> gate.administer(caller, change), asked);
    }

    private Caller caller() {
        return calls.caller(session);
    }

    @Override
    public UserView me() {
        var caller = caller();
        return gate.read(caller, () -> users.find(caller.name()));
    }

    @Override
    public ActionResult changeMyPassword(String old, String next) {
        return change(
                "change_password", null, Map.of(), caller -> users.changeOwnPassword(caller, old, next), old, next);
    }

    @Override
    public List<ProjectView> listProjects() {
        var caller = caller();
        return gate.read(caller, () -> projects.list(caller));
    }

    @Override
    @RolesAllowed(Roles.ADMIN)
    public ActionResult createProject(String name, String title) {
        return administer("create_project", name, Given.of("title", title), () -> projects.create(name, title), title);
    }

    @Override
    @RolesAllowed(Roles.ADMIN)
    public ActionResult removeProject(String name) {
        return administer("remove_project", name, Map.of(), () -> projects.remove(name));
    }

    @Override
    @RolesAllowed(Roles.ADMIN)
    public List<UserView> listUsers() {
        return gate.inspect(caller(), users::list);
    }

    @Override
    @RolesAllowed(Roles.ADMIN)
    public UserView getUser(String name) {
        return gate.inspect(caller(), () -> users.find(name));
    }

    @Override
    @RolesAllowed(Roles.ADMIN)
    public ActionResult createUser(String name, UserSpec user) {
        return administer("create_user", name, user.told(), () -> users.create(name, user), user.everything());
    }

    @Override
    @RolesAllowed(Roles.ADMIN)
    public ActionResult changeUser(String name, UserSpec change) {
        return administer("change_user", name, change.told(), () -> users.change(name, change), change.everything());
    }

    @Override
    @RolesAllowed(Roles.ADMIN)
    public ActionResult removeUser(String name) {
        return administer("remove_user", name, Map.of(), () -> users.remove(name));
    }

    @Override
    public List<TokenView> listTokens(String user) {
        var caller = caller();
        return user == null || user.equals(caller.name())
                ? gate.read(caller, () -> tokens.list(caller.name()))
                : gate.inspect(caller, () -> tokens.list(existing(user)));
    }

    private String existing(String user) {
        return users.find(user).name();
    }

    @Override
    public ActionResult createToken(String name, String role, Duration lasts) {
        return change(
                "create_token",
                name,
                Given.of("role", role),
                caller -> tokens.create(caller, name, role, lasts),
                role,
                lasts);
    }

    @Override
    public ActionResult revokeToken(String id) {
        return change("revoke_token", id, Map.of(), caller -> tokens.revoke(caller, id));
    }
}
