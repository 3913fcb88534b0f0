package culm.ee.service;

import culm.api.ActionResult;
import culm.ee.access.Caller;
import culm.ee.access.Gate;
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

    private Caller caller() {
        return gate.caller(session.getCallerPrincipal().getName(), session::isCallerInRole);
    }

    @Override
    public UserView me() {
        var caller = caller();
        return gate.read(caller, () -> users.find(caller.name()));
    }

    @Override
    public ActionResult changeMyPassword(String old, String next) {
        return users.changeOwnPassword(caller(), old, next);
    }

    @Override
    public List<ProjectView> listProjects() {
        var caller = caller();
        return gate.read(caller, () -> projects.list(caller));
    }

    @Override
    @RolesAllowed(Roles.ADMIN)
    public ActionResult createProject(String name, String title) {
        return gate.administer(caller(), () -> projects.create(name, title));
    }

    @Override
    @RolesAllowed(Roles.ADMIN)
    public ActionResult removeProject(String name) {
        return gate.administer(caller(), () -> projects.remove(name));
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
        return gate.administer(caller(), () -> users.create(name, user));
    }

    @Override
    @RolesAllowed(Roles.ADMIN)
    public ActionResult changeUser(String name, UserSpec change) {
        return gate.administer(caller(), () -> users.change(name, change));
    }

    @Override
    @RolesAllowed(Roles.ADMIN)
    public ActionResult removeUser(String name) {
        return gate.administer(caller(), () -> users.remove(name));
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
        return tokens.create(caller(), name, role, lasts);
    }

    @Override
    public ActionResult revokeToken(String id) {
        return tokens.revoke(caller(), id);
    }
}
