package culm.local;

import java.util.Map;

/**
 * The database of a server.
 *
 * @param url for JDBC; empty for H2, which needs none
 */
public record DatabasePlan(DatabaseKind kind, String url, String user, String password) {

    private static final String URL = "CULM_DB_URL";
    private static final String USER = "CULM_DB_USER";
    private static final String PASSWORD = "CULM_DB_PASSWORD";

    public static DatabasePlan h2() {
        return new DatabasePlan(DatabaseKind.H2, "", "", "");
    }

    /** @param url for JDBC */
    public static DatabasePlan postgresql(String url, String user, String password) {
        return new DatabasePlan(DatabaseKind.POSTGRESQL, url, user, password);
    }

    /** @param url for JDBC */
    public static DatabasePlan mariadb(String url, String user, String password) {
        return new DatabasePlan(DatabaseKind.MARIADB, url, user, password);
    }

    /** @param name as {@code -Ddatabase} gives it; the rest is in the environment */
    static DatabasePlan of(String name, Map<String, String> environment) {
        var kind = DatabaseKind.named(name);
        if (kind == DatabaseKind.H2) {
            return h2();
        }
        var variables = new Variables(environment, "-Ddatabase=" + name);
        var plan =
                new DatabasePlan(kind, variables.required(URL), variables.required(USER), variables.required(PASSWORD));
        if (!plan.url.startsWith(kind.urlStart())) {
            throw new Trouble("%s must begin with %s for -Ddatabase=%s.".formatted(URL, kind.urlStart(), name));
        }
        return plan;
    }

    /** What the scripts of the data source read when the server starts. */
    Map<String, String> environment() {
        return kind == DatabaseKind.H2 ? Map.of() : Map.of(URL, url, USER, user, PASSWORD, password);
    }

    /** The URL without its parameters, among which there may be secrets. */
    String shown() {
        return url.split("[?;]", 2)[0];
    }

    @Override
    public String toString() {
        return kind + " " + shown();
    }
}
