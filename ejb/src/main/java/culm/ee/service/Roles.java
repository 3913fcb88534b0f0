package culm.ee.service;

/** Who may do what. An operator may do what a viewer may, an administrator everything. */
public final class Roles {

    /** May look at runs. */
    public static final String VIEWER = "culm-viewer";

    /** May also start runs and act on them. */
    public static final String OPERATOR = "culm-operator";

    /** May also change the server, users and projects. */
    public static final String ADMIN = "culm-admin";

    private Roles() {}
}
