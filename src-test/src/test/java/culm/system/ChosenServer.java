package culm.system;

import culm.local.Places;
import culm.local.ServerKind;
import java.nio.file.Path;

/** The server that this build runs its tests on. */
public final class ChosenServer {

    private ChosenServer() {}

    public static ServerKind kind() {
        return ServerKind.named(System.getProperty("culm.server"));
    }

    public static Places places() {
        var root = Path.of(System.getProperty("culm.root"));
        return new Places(root, kind(), Path.of(System.getProperty("culm.home")));
    }
}
