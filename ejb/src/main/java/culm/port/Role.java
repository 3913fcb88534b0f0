package culm.port;

import java.util.Arrays;
import java.util.Optional;

/** What a user may do in a project. Each may do what those before it may. */
public enum Role {
    /** Look at runs. */
    VIEWER("culm-viewer"),
    /** Also start runs and act on them. */
    OPERATOR("culm-operator"),
    /** Everything, in all projects: it is granted for all of them or for none. */
    ADMIN("culm-admin");

    private final String text;

    Role(String text) {
        this.text = text;
    }

    /** As it is called in the contract and by the container. */
    public String text() {
        return text;
    }

    public static Optional<Role> of(String text) {
        return Arrays.stream(values()).filter(role -> role.text.equals(text)).findFirst();
    }

    public boolean covers(Role other) {
        return compareTo(other) >= 0;
    }

    /** The lesser of two. */
    public static Role least(Role one, Role other) {
        return one.covers(other) ? other : one;
    }
}
