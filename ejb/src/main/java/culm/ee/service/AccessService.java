package culm.ee.service;

import culm.api.ActionResult;
import culm.api.CulmException;
import culm.ee.access.ProjectView;
import culm.ee.access.TokenView;
import culm.ee.access.UserSpec;
import culm.ee.access.UserView;
import java.time.Duration;
import java.util.List;

/** Users, their tokens, and projects. Reads of what is not there throw a {@link CulmException}, changes answer. */
public interface AccessService {

    /** Who calls. */
    UserView me();

    /** @return refused with FORBIDDEN (the old one is wrong), INVALID_ARGUMENT, ILLEGAL_STATE (it is not kept here) */
    ActionResult changeMyPassword(String old, String next);

    /** The projects that the caller sees, by name. */
    List<ProjectView> listProjects();

    /** @return refused with ALREADY_EXISTS, INVALID_ARGUMENT */
    ActionResult createProject(String name, String title);

    /** @return refused with NOT_FOUND, ILLEGAL_STATE (it has runs) */
    ActionResult removeProject(String name);

    /** By name. */
    List<UserView> listUsers();

    UserView getUser(String name);

    /** @return refused with ALREADY_EXISTS, INVALID_ARGUMENT, UNKNOWN_PROJECT */
    ActionResult createUser(String name, UserSpec user);

    /** @return refused with NOT_FOUND, INVALID_ARGUMENT, UNKNOWN_PROJECT, ILLEGAL_STATE (nobody else may do everything) */
    ActionResult changeUser(String name, UserSpec change);

    /**
     * Removes a user with its grants and tokens. What it has done stays under its name.
     *
     * @return refused with NOT_FOUND, ILLEGAL_STATE (nobody else may do everything)
     */
    ActionResult removeUser(String name);

    /** @param user whose tokens; null: the caller's. Those of others are for administrators */
    List<TokenView> listTokens(String user);

    /**
     * Makes a token of the caller.
     *
     * @param role no more than this may be done with it; null: what the caller may
     * @param lasts null: 90 days
     * @return {@code extra.token}, shown once; refused with INVALID_ARGUMENT, ILLEGAL_STATE (too many)
     */
    ActionResult createToken(String name, String role, Duration lasts);

    /** @return refused with NOT_FOUND */
    ActionResult revokeToken(String id);
}
