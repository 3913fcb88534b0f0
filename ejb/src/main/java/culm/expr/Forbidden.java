package culm.expr;

import java.util.Set;

/** What must not even be written. Nothing of it could do harm here; the original refuses it, and so the text stays. */
final class Forbidden {

    private static final Set<String> ATTRIBUTES = Set.of(
            "os",
            "sys",
            "subprocess",
            "shutil",
            "ctypes",
            "socket",
            "threading",
            "builtins",
            "modules",
            "system",
            "fork",
            "forkpty",
            "kill",
            "format",
            "format_map");

    private static final Set<String> BEGINNINGS = Set.of("_", "popen", "spawn", "exec");

    private Forbidden() {}

    static String checkName(String name) {
        return refuseIf(name.startsWith("__"), name);
    }

    static String checkAttribute(String name) {
        return refuseIf(ATTRIBUTES.contains(name) || BEGINNINGS.stream().anyMatch(name::startsWith), name);
    }

    static Expression checkKey(Expression key) {
        if (key instanceof Expression.Constant constant && constant.value() instanceof String text) {
            refuseIf(text.startsWith("__"), text);
        }
        return key;
    }

    private static String refuseIf(boolean forbidden, String name) {
        if (forbidden) {
            throw new Refused("'%s' is forbidden".formatted(name));
        }
        return name;
    }
}
