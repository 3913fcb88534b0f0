package culm.system;

import culm.local.RemoteUser;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The users of the walk over every door: what is granted to each, and how a server knows those that call by EJB. */
final class WalkUsers {

    static final String PASSWORD = "walk-test-secret";

    private static final String USERS = "api/v1/admin/users";

    private WalkUsers() {}

    /** As the server itself knows them. It knows one that Culm does not. */
    static List<RemoteUser> remote() {
        return List.of(
                remote("viewer", "culm-viewer"),
                remote("operator", "culm-operator"),
                remote("blue", "culm-operator"),
                remote("bluelooker", "culm-operator"),
                remote("red", "culm-operator"),
                remote("off", "culm-operator"),
                remote("stranger", "culm-admin"));
    }

    private static RemoteUser remote(String name, String role) {
        return new RemoteUser(name, PASSWORD, role);
    }

    /** Makes them, and the projects blue and red, unless they are there. */
    static void make(RestDoor admin) {
        if (admin.get(USERS + "/red").status() == 200) {
            return;
        }
        for (var project : List.of("blue", "red")) {
            admin.post("api/v1/projects", Map.of("name", project));
        }
        user(admin, "viewer", "culm-viewer", Map.of());
        user(admin, "operator", "culm-operator", Map.of());
        user(admin, "blue", "", Map.of("blue", "culm-operator"));
        user(admin, "bluelooker", "", Map.of("blue", "culm-viewer", "red", "culm-operator"));
        user(admin, "off", "culm-operator", Map.of());
        admin.send(admin.json("PATCH", USERS + "/off", Map.of("disabled", true)));
        user(admin, "red", "", Map.of("red", "culm-operator"));
    }

    static void user(RestDoor admin, String name, String role, Map<String, String> projects) {
        var body = new LinkedHashMap<String, Object>();
        body.put("name", name);
        body.put("password", PASSWORD);
        body.put("role", role);
        body.put("projects", projects);
        var answer = admin.post(USERS, body);
        if (answer.status() != 201) {
            throw new AssertionError(answer);
        }
    }
}
